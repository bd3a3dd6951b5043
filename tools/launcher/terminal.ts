/** The same warning again is left out for so long; the log files have all of them. */
const quietMs = 10_000;

/** What the person at the terminal sees: one line a step, warnings of the services, one line when it cannot go on. */
export class Terminal {
  private readonly colour = process.stderr.isTTY && process.env['NO_COLOR'] === undefined;

  private readonly told = new Map<string, number>();

  /** Something that goes as it should. */
  step(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** Something to look at; it goes on. */
  warn(text: string): void {
    process.stderr.write(`${this.paint('33', text)}\n`);
  }

  /** The same, for what may come many times a second. */
  warnOnce(text: string): void {
    const now = performance.now();
    if (now - (this.told.get(text) ?? -Infinity) < quietMs) return;
    if (this.told.size > 100) this.told.clear();
    this.told.set(text, now);
    this.warn(text);
  }

  /** It does not go on. */
  error(text: string): void {
    process.stderr.write(`${this.paint('31', text)}\n`);
  }

  private paint(code: string, text: string): string {
    return this.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}
