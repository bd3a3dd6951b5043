import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianRoot } from '../../vm-images/making/debian-root.ts';
import { abandoned } from '../lab/abandoned.ts';
import { kernelPath } from '../lab/guests/drivers.ts';
import { Cable } from './cable.ts';
import { drbdConf, type Protocol, type Side } from './drbd-conf.ts';
import { Guest } from './guest.ts';
import { makeGuestInitrd } from './initrd.ts';
import { guestRoot } from './recipe.ts';

/** The two guests; the first one begins as the primary. */
export const sides: readonly [Side, Side] = [
  { name: 'north', address: '10.80.0.1' },
  { name: 'south', address: '10.80.0.2' },
];

/** The name of a pair's folder begins so, then the number of its process. */
const prefix = 'prosa-drbd-';

/** Bytes of the replicated disk, with DRBD's notes at its end. */
const diskBytes = 64 * 1024 ** 2;

/** Two guests with a disk each and a cable between them. Disposed of, nothing of it is left. */
export class Pair implements AsyncDisposable {
  readonly cable: Cable;
  /** What DRBD's handlers were told when they asked whether the other guest is off: 7 for yes, 1 for no. */
  readonly fenceAnswers: number[] = [];
  readonly #folder: string;
  readonly #kernel: string;
  readonly #guests = new Map<string, Guest>();
  readonly #stack: AsyncDisposableStack;
  #isCut = false;

  private constructor(cable: Cable, folder: string, kernel: string, stack: AsyncDisposableStack) {
    this.cable = cable;
    this.#folder = folder;
    this.#kernel = kernel;
    this.#stack = stack;
  }

  /**
   * Makes what they are started with: disks full of random bytes, different ones, and an exchange disk each that begins with `source`
   * and has room for `roomBytes` more. Removes what a pair has left whose process was killed. Needs root, and Debian's mmdebstrap for the
   * first time.
   */
  static async make(protocol: Protocol, source: Buffer, roomBytes: number, say: (line: string) => void): Promise<Pair> {
    const root = await debianRoot(guestRoot, say);
    await using stack = new AsyncDisposableStack();
    for (const left of abandoned(tmpdir(), prefix)) rmSync(left, { recursive: true, force: true });
    const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    stack.defer(() => rmSync(folder, { recursive: true, force: true }));
    const exchange = Buffer.concat([source, Buffer.alloc(roomBytes)]);
    for (const { name } of sides) {
      writeFileSync(join(folder, `${name}.disk`), randomFillSync(Buffer.alloc(diskBytes)));
      writeFileSync(join(folder, `${name}.exchange`), exchange);
    }
    await makeGuestInitrd(root, drbdConf(protocol, sides), join(folder, 'initrd'));
    const cable = stack.use(await Cable.lay(folder, [sides[0].name, sides[1].name]));
    return new Pair(cable, folder, join(root, kernelPath(root)), stack.move());
  }

  /** Switches a guest on. The handler of the other one learns from here whether it is surely off. */
  async on(index: 0 | 1): Promise<Guest> {
    const { name, address } = sides[index];
    const other = sides[index === 0 ? 1 : 0].name;
    const guest = await Guest.on({
      name,
      address,
      number: index + 1,
      folder: this.#folder,
      kernel: this.#kernel,
      initrd: join(this.#folder, 'initrd'),
      disks: [this.diskOf(name), this.exchangeOf(name)],
      cable: this.cable.socket(index),
      fence: () => {
        const answer = (this.#guests.get(other)?.isOff ?? true) ? 7 : 1;
        this.fenceAnswers.push(answer);
        return answer;
      },
    });
    this.#guests.set(name, guest);
    if (this.#isCut) guest.cut();
    await guest.ready();
    return guest;
  }

  /** The file that is the replicated disk of a guest. */
  diskOf(name: string): string {
    return join(this.#folder, `${name}.disk`);
  }

  /** The file through which bytes come into a guest and out of it. */
  exchangeOf(name: string): string {
    return join(this.#folder, `${name}.exchange`);
  }

  /** The console of a guest, for when something went wrong. */
  consoleOf(name: string): string {
    return join(this.#folder, `${name}.console`);
  }

  /** Takes the power of both, for good. */
  cut(): void {
    this.#isCut = true;
    for (const guest of this.#guests.values()) guest.cut();
  }

  /** Switches both off and removes everything. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#guests.values()].map((guest) => guest.end()));
    await this.#stack.disposeAsync();
  }
}
