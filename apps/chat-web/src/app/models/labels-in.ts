/** The different names in a text, one a line or between commas, in their order, without white space around them. */
export function labelsIn(text: string): string[] {
  const names = text.split(/[,\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
