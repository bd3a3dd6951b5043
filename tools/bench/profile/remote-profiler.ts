import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const SAMPLING_US = 500;

/**
 * Takes CPU profiles of a Node process that was started with `--inspect`, over the Chrome DevTools Protocol, from a moment
 * to another: `--cpu-prof` would mix the sign-ups and the warm-up into it.
 */
export class RemoteProfiler {
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Connects to the inspector on a port of loopback. Throws when there is none. */
  static async connect(port: number): Promise<RemoteProfiler> {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
    if (target === undefined) throw new Error(`nothing to profile on port ${port}`);
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error('the inspector closed the connection')), { once: true });
    });
    const profiler = new RemoteProfiler(socket);
    await profiler.#call('Profiler.enable');
    await profiler.#call('Profiler.setSamplingInterval', { interval: SAMPLING_US });
    return profiler;
  }

  /** Begins a profile. */
  async start(): Promise<void> {
    await this.#call('Profiler.start');
  }

  /** Ends the profile and writes it as a .cpuprofile file. */
  async stop(file: string): Promise<void> {
    const { profile } = (await this.#call('Profiler.stop')) as { profile: unknown };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(profile));
  }

  close(): void {
    this.#socket.close();
  }

  #call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      const take = ({ data }: MessageEvent<string>): void => {
        const message = JSON.parse(data) as { id?: number; result?: unknown; error?: { message: string } };
        if (message.id !== id) return;
        this.#socket.removeEventListener('message', take);
        if (message.error) reject(new Error(`${method}: ${message.error.message}`));
        else resolve(message.result);
      };
      this.#socket.addEventListener('message', take);
      this.#socket.addEventListener('close', () => reject(new Error('the inspector is gone')), { once: true });
    });
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answer;
  }
}
