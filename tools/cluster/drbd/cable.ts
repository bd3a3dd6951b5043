import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { Frames } from './frames.ts';

/** An end of a cable, where at most one guest is. */
interface End {
  readonly path: string;
  readonly server: Server;
  plugged: Socket | undefined;
}

/**
 * A network cable between two guests: QEMU of each connects to its end, a socket of the file system. Nothing of it is in the network of
 * this machine. What is under way from a guest that dies is lost with it.
 */
export class Cable implements AsyncDisposable {
  /** How long a frame takes, milliseconds; may be changed at any time, frames do not overtake each other. */
  delayMs = 0;
  readonly #ends: readonly End[];

  private constructor(ends: readonly End[]) {
    this.#ends = ends;
    for (const end of ends) end.server.on('connection', (guest) => this.#plug(end, guest));
  }

  /** Lays one; the sockets lie in `folder`. */
  static async lay(folder: string, names: readonly [string, string]): Promise<Cable> {
    const ends = names.map((name): End => {
      const path = join(folder, `${name}.cable`);
      return { path, server: createServer().listen(path), plugged: undefined };
    });
    await Promise.all(ends.map(({ server }) => once(server, 'listening')));
    return new Cable(ends);
  }

  /** Where the guest connects that is first or second in the cable's names. */
  socket(index: 0 | 1): string {
    return this.#ends[index]?.path ?? '';
  }

  /** Pulls it out of both guests. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      this.#ends.map(async ({ server, plugged }) => {
        plugged?.destroy();
        await new Promise((resolve) => server.close(resolve));
      }),
    );
  }

  #plug(end: End, guest: Socket): void {
    end.plugged = guest;
    const other = this.#ends.find((one) => one !== end);
    const frames = new Frames();
    let lastAt = 0;
    guest.on('data', (piece) => {
      for (const frame of frames.take(Buffer.from(piece))) {
        if (this.delayMs === 0 && lastAt < Date.now()) {
          other?.plugged?.write(frame);
          continue;
        }
        lastAt = Math.max(lastAt, Date.now() + this.delayMs);
        setTimeout(() => {
          if (end.plugged === guest) other?.plugged?.write(frame);
        }, lastAt - Date.now());
      }
    });
    guest.on('error', () => undefined);
    guest.on('close', () => {
      if (end.plugged === guest) end.plugged = undefined;
    });
  }
}
