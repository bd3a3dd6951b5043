import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupervisedProcess } from '@prosa/supervisor';
import type { DriverName } from '../drivers/drivers.ts';
import { machineBusySeconds, treeCpuSeconds } from '../measure/process-cpu.ts';
import type { CpuSeconds } from '../measure/process-cpu.ts';
import { treeMemoryBytes } from '../measure/process-memory.ts';
import { Database } from './database.ts';
import { isListening } from './listening.ts';
import { pinTree } from './pinning.ts';
import { lastLinesOf, running, untilReady } from './processes.ts';
import type { FilledRoom, Person, Product } from './product.ts';

/** What makes one foreign server: how it is set up and started, and who is in it. */
export interface PeerRecipe {
  /** Name of its database. */
  readonly database: string;
  readonly driver: DriverName;
  readonly sendsAlone: boolean;
  /** User of the operating system that it runs as, when we are root. */
  readonly user?: string;
  /** Writes its settings into `place.folder` and gives its process, not yet started. */
  prepare(place: PeerPlace): Promise<SupervisedProcess>;
  /** Makes accounts u0, u1, …; before it starts. */
  makePeople(place: PeerPlace, count: number): Promise<void>;
  /** Makes rooms where they do not come by themselves when somebody joins. */
  makeRooms?(place: PeerPlace, rooms: readonly FilledRoom[]): Promise<void>;
}

/** Where a foreign server lives. */
export interface PeerPlace {
  /** Of its settings and of what it keeps beside the database. */
  readonly folder: string;
  /** Where it has to listen on loopback. */
  readonly port: number;
  readonly database: Database;
}

/** A foreign server with a PostgreSQL of its own. */
export class Peer implements Product {
  readonly driver: DriverName;
  readonly ports: readonly number[];
  readonly databaseUrl: string;
  readonly sendsAlone: boolean;
  readonly #recipe: PeerRecipe;
  readonly #place: PeerPlace;
  readonly #dataFolder: string;
  #process: SupervisedProcess | undefined;
  #rooms = 0;

  private constructor(recipe: PeerRecipe, place: PeerPlace, dataFolder: string) {
    this.#recipe = recipe;
    this.#place = place;
    this.#dataFolder = dataFolder;
    this.driver = recipe.driver;
    this.sendsAlone = recipe.sendsAlone;
    this.ports = [place.port];
    this.databaseUrl = place.database.url(recipe.database);
  }

  /** Makes its database below `dataFolder`; the server itself starts when its people are known. */
  static async make(recipe: PeerRecipe, dataFolder: string, port: number): Promise<Peer> {
    rmSync(dataFolder, { recursive: true, force: true });
    mkdirSync(dataFolder, { recursive: true });
    const database = await Database.start(dataFolder, recipe.database);
    const folder = mkdtempSync(join(tmpdir(), 'prosa-peer-')); // its user may not be able to enter ours
    return new Peer(recipe, { folder, port, database }, dataFolder);
  }

  get lastLines(): readonly string[] {
    return this.#process === undefined ? [] : lastLinesOf([this.#process]);
  }

  async makePeople(count: number): Promise<Person[]> {
    const { user } = this.#recipe;
    const server = await this.#recipe.prepare(this.#place);
    await this.#recipe.makePeople(this.#place, count);
    if (user !== undefined && process.getuid?.() === 0) {
      execFileSync('chown', ['-R', `${user}:${user}`, this.#place.folder]);
    }
    this.#process = server;
    server.start();
    await untilReady(() => isListening(this.#place.port), [server]);
    return Array.from({ length: count }, (_, n) => ({ id: `u${n}`, credential: `u${n}` }));
  }

  async makeRooms(groups: readonly (readonly Person[])[]): Promise<FilledRoom[]> {
    const rooms = groups.map((members) => ({ id: `r${this.#rooms++}`, members }));
    await this.#recipe.makeRooms?.(this.#place, rooms);
    return rooms;
  }

  pin(core: number): void {
    this.#place.database.pin(core);
    if (this.#process !== undefined) pinTree(running(this.#process), core);
  }

  cpuSeconds(): CpuSeconds {
    return {
      parts: { server: treeCpuSeconds(this.#pid), PostgreSQL: this.#place.database.cpuSeconds() },
      machine: machineBusySeconds(),
    };
  }

  memoryBytes(): number {
    return treeMemoryBytes(this.#pid);
  }

  async close(): Promise<void> {
    await this.#process?.stop();
    await this.#place.database.stop();
    for (const folder of [this.#place.folder, this.#dataFolder]) rmSync(folder, { recursive: true, force: true });
  }

  get #pid(): number {
    if (this.#process === undefined) throw new Error('the server was not started');
    return running(this.#process);
  }
}

/** A command as another user of the operating system, ended with this process. Only root can do that; else as ourselves. */
export function asSystemUser(user: string, command: readonly string[]): { command: string; args: string[] } {
  if (process.getuid?.() !== 0) return { command: command[0]!, args: command.slice(1) };
  const ids = [`--reuid=${user}`, `--regid=${user}`, '--init-groups', '--pdeathsig=TERM'];
  return { command: 'setpriv', args: [...ids, '--', ...command] };
}
