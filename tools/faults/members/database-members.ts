import { freePort } from '@prosa/supervisor';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { TestAuthority } from '@prosa/grpc/test-certificates';
import type { DatabaseSite } from '../../cluster/database/database-site.ts';
import { handOver, planHandOver } from '../../cluster/database/hand-over.ts';
import { areTogether, type PatroniMember, patroniMembers } from '../../cluster/database/patroni-view.ts';
import { pgbackrest } from '../../cluster/database/repository.ts';
import { succeed } from '../../cluster/drive/node-shell.ts';
import { repositoryName } from '../../cluster/generate/certificates.ts';
import { debianRoot } from '../../vm-images/making/debian-root.ts';
import { asBackedUp, memberCommands, repositoryCommands, scope, shownFiles } from './member-commands.ts';
import { MemberMachine, type MemberPorts } from './member-machine.ts';
import { NamespaceMachine } from './namespace-machine.ts';
import { siteMember } from './site-member.ts';
import { binaries, membersRoot, postgresUser } from './members-root.ts';

/** As those of a cluster. */
const names = ['database-1', 'database-2', 'database-3'];
const startTimeoutMs = 180_000;
const databaseTimeoutMs = 30_000;
/** Three times as long as Patroni takes to look again. */
const steadyMs = 6_000;

/**
 * PostgreSQL on three members that replicate synchronously, with Patroni and etcd to decide who leads: real ones, from Debian's packages,
 * each member what stands for a machine of its own.
 */
export class DatabaseMembers implements AsyncDisposable {
  readonly #machines: readonly MemberMachine[];
  /** The machine with the backups. */
  readonly repository: NamespaceMachine;
  readonly #folder: string;
  readonly #password: string;

  private constructor(
    machines: readonly MemberMachine[],
    repository: NamespaceMachine,
    folder: string,
    password: string,
  ) {
    this.#machines = machines;
    this.repository = repository;
    this.#folder = folder;
    this.#password = password;
  }

  /** Why there can be none here; undefined when there can. */
  static missing(): string | undefined {
    if (process.getuid?.() !== 0) return 'only root can make the members';
    return existsSync('/usr/bin/mmdebstrap')
      ? undefined
      : 'mmdebstrap is missing; install the Debian package mmdebstrap';
  }

  /** Starts three, which make a database `prosa` and send their log to the backups. Throws with what they wrote when they do not find together. */
  static async start(): Promise<DatabaseMembers> {
    const members = await DatabaseMembers.prepare();
    try {
      await members.startAll();
      // Else PostgreSQL would try in vain to send its log, and take seconds more to end.
      await succeed(members.repository.shell, pgbackrest('stanza-create'));
      return members;
    } catch (error) {
      await members[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Three that are off and have empty disks, and the machine with the backups, which is on. */
  static async prepare(): Promise<DatabaseMembers> {
    const missing = DatabaseMembers.missing();
    if (missing !== undefined) throw new Error(`no members of PostgreSQL: ${missing}`);
    const root = await debianRoot(membersRoot);
    const { uid, gid } = postgresUser(root);
    const folder = mkdtempSync(join(tmpdir(), 'prosa-members-'));
    chmodSync(folder, 0o755);
    const password = randomBytes(12).toString('hex');
    const ports: Record<string, MemberPorts> = {};
    for (const name of names) ports[name] = await freePorts();
    const place = (name: string): string => join(folder, name);
    const repository = {
      address: '127.0.0.1',
      port: await freePort(),
      folder: join(place(repositoryName), 'repository'),
      keepDays: 1,
    };
    using authority = new TestAuthority();
    const make = (name: string): void => {
      mkdirSync(place(name), { mode: 0o700 });
      chownSync(place(name), uid, gid);
      const files = authority.issue(name, 'IP:127.0.0.1');
      const shown = {
        [shownFiles.authority]: files.ca,
        [shownFiles.certificate]: files.cert,
        [shownFiles.key]: files.key,
      };
      for (const [file, from] of Object.entries(shown)) {
        copyFileSync(from, join(place(name), file));
        chmodSync(join(place(name), file), 0o600);
        chownSync(join(place(name), file), uid, gid);
      }
    };
    const settings = { ports, password, binaries, repository };
    const machines = Object.entries(ports).map(([name, own]) => {
      make(name);
      return new MemberMachine(name, place(name), root, memberCommands(name, place(name), settings), own);
    });
    make(repositoryName);
    const backedUp = machines.map((machine) => asBackedUp(machine.name, machine.folder, machine.ports));
    const commands = repositoryCommands(place(repositoryName), backedUp, repository);
    const backups = new NamespaceMachine(repositoryName, place(repositoryName), root, commands);
    backups.start();
    return new DatabaseMembers(machines, backups, folder, password);
  }

  /** The machines, by their names. */
  get machines(): readonly MemberMachine[] {
    return this.#machines;
  }

  /** `DATABASE_URL` with all members. */
  get url(): string {
    const hosts = this.#machines.map(({ ports }) => `127.0.0.1:${ports.postgres}`);
    return this.#urlOf(hosts.join(','));
  }

  /** URL of the one that leads now. Throws when none does. */
  async leaderUrl(): Promise<string> {
    return this.#urlOf(`127.0.0.1:${(await this.leader()).ports.postgres}`);
  }

  /** The one that leads now. Throws when none does. */
  async leader(): Promise<MemberMachine> {
    const name = (await this.#said()).find(({ role }) => role === 'leader')?.name;
    const machine = this.#machines.find((candidate) => candidate.name === name);
    if (machine === undefined) throw new Error('no member of PostgreSQL leads');
    return machine;
  }

  /** All but the one that follows synchronously: without them there is no majority, and what was acknowledged is still there. */
  async majority(): Promise<readonly MemberMachine[]> {
    const kept = (await this.#said()).find(({ role }) => role === 'sync_standby')?.name;
    if (kept === undefined) throw new Error('no member of PostgreSQL follows synchronously');
    return this.#machines.filter(({ name }) => name !== kept);
  }

  /**
   * Resolves when one leads and the two others follow, one of them synchronously, and that has been so for a while: what was killed
   * is noticed only when Patroni looks again, and until a follower is chosen anew nobody may take over.
   */
  async ready(timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    let since = Infinity;
    for (;;) {
      const said = await this.#said();
      const now = performance.now();
      since = areTogether(said, names.length) ? Math.min(since, now) : Infinity;
      if (now - since >= steadyMs) return;
      if (now > deadline) throw new Error(`the members are not together: ${JSON.stringify(said)}`);
      await wait(250);
    }
  }

  /** Gives the lead to the synchronous standby, as cluster-drain does. Throws with Patroni's answer when it does not. */
  async switchover(): Promise<void> {
    await this.ready(startTimeoutMs); // who follows synchronously may be about to be chosen
    const site = { members: this.#machines.map(siteMember) };
    const plan = planHandOver(await patroniMembers(site), [(await this.leader()).name]);
    if (plan !== undefined) await handOver(site, plan);
  }

  /** All members lose their power and what their disks have, and stay off. */
  async loseEverything(): Promise<void> {
    for (const machine of this.#machines) await machine.powerOff();
    for (const machine of this.#machines) await machine.emptyDisk();
  }

  /**
   * Switches them on, and resolves as {@link ready}: on empty disks a new database is made. Throws with what they wrote when they do not find
   * together.
   */
  async startAll(): Promise<void> {
    for (const machine of this.#machines) machine.start();
    try {
      await this.ready(startTimeoutMs);
      await this.#hasDatabase();
    } catch (error) {
      const said = this.#machines.map((machine) => `${machine.name}:\n${machine.lastLines()}`);
      throw new Error(`the members of PostgreSQL do not start\n${said.join('\n')}`, { cause: error });
    }
  }

  /** All of it as the commands of a cluster see it, which end and start `writers`. */
  site(writers: Pick<DatabaseSite, 'startWriters' | 'stopWriters'>): DatabaseSite {
    const members = this.#machines.map(siteMember);
    return { name: scope, members, repository: this.repository.shell, ...writers };
  }

  /** Ends all of it and leaves nothing behind. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#machines, this.repository].map((machine) => machine.powerOff()));
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 }); // what dies may still write
  }

  #urlOf(hosts: string): string {
    return `postgres://postgres:${this.#password}@${hosts}/prosa`;
  }

  /** Who leads makes it a moment after. */
  async #hasDatabase(): Promise<void> {
    const url = new URL(await this.leaderUrl());
    url.pathname = '/postgres';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      const deadline = performance.now() + databaseTimeoutMs;
      while ((await client.query("select from pg_database where datname = 'prosa'")).rowCount === 0) {
        if (performance.now() > deadline) throw new Error('who leads has no database prosa');
        await wait(250);
      }
    } finally {
      await client.end();
    }
  }

  /** By whoever answers first; empty when nobody does. */
  async #said(): Promise<readonly PatroniMember[]> {
    const asked = this.#machines.map(async ({ ports }) => {
      const answer = await fetch(`http://127.0.0.1:${ports.patroni}/cluster`, { signal: AbortSignal.timeout(2_000) });
      return ((await answer.json()) as { members: PatroniMember[] }).members;
    });
    return Promise.any(asked).catch(() => []);
  }
}

async function freePorts(): Promise<MemberPorts> {
  const [postgres, patroni, etcd, etcdPeer, backup] = await Promise.all(Array.from({ length: 5 }, () => freePort()));
  return { postgres, patroni, etcd, etcdPeer, backup } as MemberPorts;
}
