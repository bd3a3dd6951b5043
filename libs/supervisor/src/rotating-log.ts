import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** A log file of bounded size: full, it becomes `name.1`, that `name.2` and so on; the oldest is lost. */
export class RotatingLog {
  private readonly path: string;
  private readonly maxBytes: number;
  private readonly kept: number;
  private readonly onError: (error: Error) => void;
  private file: number;
  private bytes: number;
  private failed = false;

  /** Opens or continues the file. `onError` hears of the first failed write (a full disk, say); lines are then lost. */
  constructor(path: string, options: { maxBytes?: number; kept?: number; onError?: (error: Error) => void } = {}) {
    this.path = path;
    this.maxBytes = options.maxBytes ?? 10_000_000;
    this.kept = options.kept ?? 3;
    this.onError = options.onError ?? (() => {});
    this.file = openSync(path, 'a');
    this.bytes = fstatSync(this.file).size;
  }

  /** Adds a line. Synchronous, so that nothing is lost when the process ends. */
  write(line: string): void {
    try {
      if (this.bytes >= this.maxBytes) this.rotate();
      this.bytes += writeSync(this.file, `${line}\n`);
      this.failed = false;
    } catch (error) {
      if (!this.failed) this.onError(error as Error);
      this.failed = true;
    }
  }

  /** Closes the file. */
  close(): void {
    closeSync(this.file);
  }

  private rotate(): void {
    closeSync(this.file);
    for (let number = this.kept - 1; number >= 1; number--)
      move(`${this.path}.${number}`, `${this.path}.${number + 1}`);
    move(this.path, `${this.path}.1`);
    this.file = openSync(this.path, 'a');
    this.bytes = 0;
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
