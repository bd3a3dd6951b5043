import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { parsePss } from '../measure/process-memory.ts';
import { Inspector } from '../profile/inspector.ts';

/** What a service says of itself: bytes of its heap after a collection, and how many listeners all of its emitters have. */
interface Inside {
  readonly heapBytes: number;
  readonly timers: number;
  readonly emitters: number;
  readonly listeners: number;
}

const COUNT_LISTENERS = `function () {
  let listeners = 0;
  for (const emitter of this) {
    for (const one of Object.values(emitter._events ?? {})) listeners += Array.isArray(one) ? one.length : 1;
  }
  return { emitters: this.length, listeners };
}`;

/** Looks at one process from outside (/proc) and from inside (its inspector). */
export class HoldingsProbe {
  readonly #name: string;
  readonly #pid: number;
  readonly #inspector: Inspector;

  private constructor(name: string, pid: number, inspector: Inspector) {
    this.#name = name;
    this.#pid = pid;
    this.#inspector = inspector;
  }

  /** Connects to a process whose inspector listens on that port of loopback. */
  static async connect(name: string, pid: number, inspectorPort: number): Promise<HoldingsProbe> {
    return new HoldingsProbe(name, pid, await Inspector.connect(inspectorPort));
  }

  /** What it holds now, by `<name> <kind>`. */
  async read(): Promise<Record<string, number>> {
    const inside = await this.#inside();
    const targets = readdirSync(`/proc/${this.#pid}/fd`).map((fd) => targetOf(this.#pid, fd));
    const sockets = targets.filter((target) => target.startsWith('socket:')).length;
    const memory = parsePss(readFileSync(`/proc/${this.#pid}/smaps_rollup`, 'utf8'));
    return {
      [`${this.#name} heap MiB`]: mebibytes(inside.heapBytes),
      [`${this.#name} memory MiB`]: mebibytes(memory),
      [`${this.#name} files`]: targets.length - sockets,
      [`${this.#name} sockets`]: sockets,
      [`${this.#name} timers`]: inside.timers,
      [`${this.#name} emitters`]: inside.emitters,
      [`${this.#name} listeners`]: inside.listeners,
    };
  }

  close(): void {
    this.#inspector.close();
  }

  async #inside(): Promise<Inside> {
    await this.#inspector.call('HeapProfiler.collectGarbage');
    const { heapBytes, timers } = await this.#evaluate<{ heapBytes: number; timers: number }>(
      `({ heapBytes: process.memoryUsage().heapUsed,
          timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length })`,
    );
    const prototype = (await this.#inspector.call('Runtime.evaluate', {
      expression: `process.getBuiltinModule('node:events').EventEmitter.prototype`,
    })) as { result: { objectId: string } };
    const { objects } = (await this.#inspector.call('Runtime.queryObjects', {
      prototypeObjectId: prototype.result.objectId,
      objectGroup: 'soak',
    })) as { objects: { objectId: string } };
    const counted = (await this.#inspector.call('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: COUNT_LISTENERS,
      returnByValue: true,
    })) as { result: { value: { emitters: number; listeners: number } } };
    await this.#inspector.call('Runtime.releaseObjectGroup', { objectGroup: 'soak' });
    return { heapBytes, timers, ...counted.result.value };
  }

  async #evaluate<Value>(expression: string): Promise<Value> {
    const answer = (await this.#inspector.call('Runtime.evaluate', { expression, returnByValue: true })) as {
      result: { value: Value };
    };
    return answer.result.value;
  }
}

function targetOf(pid: number, fd: string): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return ''; // Closed between the two reads.
  }
}

function mebibytes(bytes: number): number {
  return Number((bytes / 2 ** 20).toFixed(2));
}
