import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's package libfaketime puts the library, for two kinds of machine. */
const libraries = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`);

/**
 * The wall clock of the services and of PostgreSQL: libfaketime adds what stands in a file. The monotonic clock, by which
 * timeouts are measured, goes on as it is, like when the clock of a machine is set.
 */
export class Clock {
  readonly #folder = openFolder();
  readonly #library: string;
  #offsetSeconds = 0;

  private constructor(library: string) {
    this.#library = library;
    this.step(0);
  }

  /** Undefined where libfaketime is not installed. */
  static find(): Clock | undefined {
    const library = libraries.find((path) => existsSync(path));
    return library === undefined ? undefined : new Clock(library);
  }

  /** What processes must be started with. */
  get env(): Record<string, string> {
    return {
      LD_PRELOAD: this.#library,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_RESET: '1',
    };
  }

  /** Sets the clock forward, or back when negative. Seen within a second. */
  step(seconds: number): void {
    this.#offsetSeconds += seconds;
    const sign = this.#offsetSeconds < 0 ? '-' : '+';
    writeFileSync(this.#file, `${sign}${Math.abs(this.#offsetSeconds)}\n`);
  }

  /** Removes the file. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, 'offset');
  }
}

/** PostgreSQL, which is another user, has to read in it. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prosa-clock-'));
  chmodSync(folder, 0o755);
  return folder;
}
