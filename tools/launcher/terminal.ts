/** What the person at the terminal sees: one line a step, warnings of the services, one line when it cannot go on. */
export class Terminal {
  private readonly colour = process.stderr.isTTY && process.env['NO_COLOR'] === undefined;

  /** Something that goes as it should. */
  step(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** Something to look at; it goes on. */
  warn(text: string): void {
    process.stderr.write(`${this.paint('33', text)}\n`);
  }

  /** It does not go on. */
  error(text: string): void {
    process.stderr.write(`${this.paint('31', text)}\n`);
  }

  private paint(code: string, text: string): string {
    return this.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}
