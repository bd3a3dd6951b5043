/** A share of 0 to 1 as the language writes per cent. */
export function percent(share: number, language: string, digits = 0): string {
  return share.toLocaleString(language, { style: 'percent', maximumFractionDigits: digits });
}
