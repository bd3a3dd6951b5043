/** The inspector of a Node process that was started with `--inspect`, spoken to over the Chrome DevTools Protocol. */
export class Inspector {
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Connects to the inspector on a port of loopback. Throws when there is none. */
  static async connect(port: number): Promise<Inspector> {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
    if (target === undefined) throw new Error(`nothing to inspect on port ${port}`);
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error('the inspector closed the connection')), { once: true });
    });
    return new Inspector(socket);
  }

  /** Calls a method of the protocol and gives its result. Rejects with what the process says against it. */
  call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      const gone = (): void => reject(new Error('the inspector is gone'));
      const take = ({ data }: MessageEvent<string>): void => {
        const message = JSON.parse(data) as { id?: number; result?: unknown; error?: { message: string } };
        if (message.id !== id) return;
        this.#socket.removeEventListener('message', take);
        this.#socket.removeEventListener('close', gone);
        if (message.error) reject(new Error(`${method}: ${message.error.message}`));
        else resolve(message.result);
      };
      this.#socket.addEventListener('message', take);
      this.#socket.addEventListener('close', gone);
    });
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answer;
  }

  close(): void {
    this.#socket.close();
  }
}
