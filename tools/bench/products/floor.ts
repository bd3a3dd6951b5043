import { fileURLToPath } from 'node:url';
import { freePort, SupervisedProcess } from '@prosa/supervisor';
import { machineBusySeconds, processCpuSeconds } from '../measure/process-cpu.ts';
import type { CpuSeconds } from '../measure/process-cpu.ts';
import { treeMemoryBytes } from '../measure/process-memory.ts';
import { isListening } from './listening.ts';
import { pinTree } from './pinning.ts';
import { running, untilReady } from './processes.ts';
import type { FilledRoom, Person, Product } from './product.ts';

const server = fileURLToPath(import.meta.resolve('./floor/server.ts'));

/** The least that a chat server can do (floor/server.ts): what is left is Node and the kernel writing to sockets. */
export class Floor implements Product {
  readonly driver = 'floor';
  readonly ports: readonly number[];
  readonly sendsAlone = true;
  readonly #process: SupervisedProcess;
  #rooms = 0;

  private constructor(port: number) {
    this.ports = [port];
    this.#process = new SupervisedProcess({
      name: 'floor',
      command: process.execPath,
      args: [server, String(port)],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  }

  /** Starts it. Throws when it is not ready in a minute. */
  static async start(): Promise<Floor> {
    const port = await freePort();
    const floor = new Floor(port);
    floor.#process.start();
    await untilReady(() => isListening(port), [floor.#process]);
    return floor;
  }

  get lastLines(): readonly string[] {
    return this.#process.lastLines;
  }

  makePeople(count: number): Promise<Person[]> {
    return Promise.resolve(Array.from({ length: count }, (_, n) => ({ id: `u${n}`, credential: `u${n}` })));
  }

  makeRooms(groups: readonly (readonly Person[])[]): Promise<FilledRoom[]> {
    return Promise.resolve(groups.map((members) => ({ id: `r${this.#rooms++}`, members })));
  }

  pin(core: number): void {
    pinTree(running(this.#process), core);
  }

  cpuSeconds(): CpuSeconds {
    return { parts: { server: processCpuSeconds(running(this.#process)) }, machine: machineBusySeconds() };
  }

  memoryBytes(): number {
    return treeMemoryBytes(running(this.#process));
  }

  close(): Promise<void> {
    return this.#process.stop();
  }
}
