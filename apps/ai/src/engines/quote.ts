/** The longest quote and the longest sentence that is shown, in characters (UTF-16 code units). */
export const maxQuoteLength = 300;

/** The text, cut between words with an ellipsis when it is longer than `maxLength`. */
export function shorten(text: string, maxLength = maxQuoteLength): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > maxLength * 0.6 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}
