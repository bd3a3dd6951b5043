/** Three digits are as many as measured figures deserve; `–` where there is none. */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

/** The same with its unit. */
export function withUnit(value: number, unit: string): string {
  if (!Number.isFinite(value) || unit === '') return significant(value);
  return unit === '/s' ? `${significant(value)}/s` : `${significant(value)} ${unit}`;
}

/** A table in markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
