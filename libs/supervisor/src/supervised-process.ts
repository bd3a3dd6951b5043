import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { badSettingsExitCode, defaultPolicy, restartDelayMs, type RestartPolicy } from './restart-policy.ts';

/** What to run. */
export interface ProcessOptions {
  /** For people: `gateway`, `PostgreSQL`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Another user to run as; only root can. */
  readonly uid?: number;
  readonly gid?: number;
  /** Asks the process to end; SIGTERM unless told. */
  readonly stopSignal?: NodeJS.Signals;
  /** After so long without an end it is killed. */
  readonly stopTimeoutMs?: number;
  readonly policy?: RestartPolicy;
}

/** How one run ended. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** How long it ran. */
  readonly uptimeMs: number;
  /** When it comes back; undefined: not at all. */
  readonly restartInMs: number | undefined;
}

interface Events {
  /** A new run has begun. */
  start: [pid: number];
  /** A line it wrote. */
  line: [line: string, stream: 'stdout' | 'stderr'];
  /** A run has ended. */
  exit: [exit: ProcessExit];
  /** It will not come back: refused its settings, or failed too often in a row. */
  gaveUp: [exit: ProcessExit];
}

/**
 * A process that is started again when it dies, with growing waits, until stop() is called.
 *
 * It runs in a session of its own, so that Ctrl-C in a terminal reaches only who supervises it. Its stdin is a pipe
 * that closes when the supervising process ends in whatever way: what is started has to watch that (see lifeline.ts).
 */
export class SupervisedProcess extends EventEmitter<Events> {
  readonly name: string;
  private readonly options: ProcessOptions;
  private readonly policy: RestartPolicy;
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private stopping = false;
  private wanted = false;
  private readonly recent: string[] = [];

  constructor(options: ProcessOptions) {
    super();
    this.name = options.name;
    this.options = options;
    this.policy = options.policy ?? defaultPolicy;
  }

  /** Of the run that is on; undefined between two runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** The newest lines it wrote, oldest first, at most 50. */
  get lastLines(): readonly string[] {
    return this.recent;
  }

  /** Begins the first run. */
  start(): void {
    if (this.child !== undefined || this.stopping) return;
    const { name, command, args, env, cwd, uid, gid } = this.options;
    const startedAt = performance.now();
    const child = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    this.child = child;
    this.wanted = false;
    child.stdin.on('error', () => {}); // it may be gone before the pipe is
    this.read(child.stdout, 'stdout');
    this.read(child.stderr, 'stderr');
    let ended = false;
    const end = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (ended) return;
      ended = true;
      this.ended(code, signal, performance.now() - startedAt);
    };
    child.once('error', (error) => {
      this.remember(`${name} did not start: ${error.message}`);
      if (child.pid === undefined) end(1, null);
    });
    child.once('close', end); // after the last line was read
    if (child.pid !== undefined) this.emit('start', child.pid);
  }

  /** Sends a signal to the run that is on and does not wait. SIGSTOP and SIGCONT freeze it and let it go on. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends the run that is on and waits until it is gone. It comes back after the shortest wait; no failure is counted. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (child === undefined) return;
    this.wanted = true;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }

  /** Ends it for good: the stop signal first, SIGKILL after the timeout. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const child = this.child;
    if (child === undefined) return;
    const closed = once(child, 'close');
    child.kill(this.options.stopSignal ?? 'SIGTERM');
    child.kill('SIGCONT'); // a frozen one could not follow
    const timer = setTimeout(() => this.force(), this.options.stopTimeoutMs ?? 12_000);
    await closed;
    clearTimeout(timer);
  }

  /** Kills it and whatever it started, at once and for good. */
  force(): void {
    this.stopping = true;
    clearTimeout(this.timer);
    const pid = this.child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL'); // the whole group
    } catch {
      this.child?.kill('SIGKILL');
    }
  }

  private read(from: NodeJS.ReadableStream | null, stream: 'stdout' | 'stderr'): void {
    if (from === null) return;
    createInterface({ input: from, crlfDelay: Infinity }).on('line', (line) => {
      this.remember(line);
      this.emit('line', line, stream);
    });
  }

  private remember(line: string): void {
    this.recent.push(line);
    if (this.recent.length > 50) this.recent.shift();
  }

  private ended(code: number | null, signal: NodeJS.Signals | null, uptimeMs: number): void {
    this.child = undefined;
    if (this.wanted || uptimeMs >= this.policy.stableAfterMs) this.failures = 0;
    if (!this.wanted) this.failures += 1;
    const hopeless = code === badSettingsExitCode || this.failures >= this.policy.maxFailures;
    const again = !this.stopping && !hopeless;
    const restartInMs = again ? restartDelayMs(this.policy, this.failures) : undefined;
    const exit: ProcessExit = { code, signal, uptimeMs, restartInMs };
    if (restartInMs !== undefined) this.timer = setTimeout(() => this.start(), restartInMs);
    this.emit('exit', exit);
    if (hopeless && !this.stopping) this.emit('gaveUp', exit);
  }
}
