/** Prints what comes of a fault while it happens. */
export function tell(line: string): void {
  console.log(`    ${line}`);
}

/** Milliseconds in words: 12.3 s. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
