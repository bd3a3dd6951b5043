import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../../cluster/database/ask.ts';
import { succeed } from '../../cluster/drive/node-shell.ts';
import type { DatabaseMembers } from '../members/database-members.ts';
import { scope } from '../members/member-commands.ts';
import type { MemberMachine } from '../members/member-machine.ts';
import { siteMember } from '../members/site-member.ts';

/** What happens just while members that have nothing make their first database. Resolves when all is there again that is needed to go on. */
export type Disturbance = (members: DatabaseMembers) => Promise<void>;

const timeoutMs = 120_000;

/** Every one by what it does. */
export const disturbances: Readonly<Record<string, Disturbance>> = {
  'etcd is gone, so that Patroni gives up a lead that it does not have yet': async (members) => {
    const maker = await whoever(members, writesData);
    // One that only stands still is not missed: Patroni goes on with what it has heard of it.
    await until('Patroni gives nothing up', () => {
      for (const machine of members.machines) machine.killEtcd();
      return /demoted self because DCS is not accessible/.exec(maker.log()) ?? undefined;
    });
  },
  'the machine that makes it loses its power in initdb': async (members) => {
    const maker = await whoever(members, writesData);
    await maker.powerOff();
    maker.start();
  },
  'the machine that makes it loses its power before it leads': async (members) => {
    const maker = await whoever(members, runsPostgres);
    await maker.powerOff();
    maker.start();
  },
  'Patroni is killed before it leads, and PostgreSQL goes on': async (members) => {
    const maker = await whoever(members, runsPostgres);
    await succeed(maker.shell, `kill -KILL "$(cat ${join(maker.folder, 'patroni.pid')})"`);
  },
  'the machine that makes it loses its power, and comes back while another one begins anew': async (members) => {
    const maker = await whoever(members, writesData);
    await maker.powerOff();
    const others = members.machines.filter((machine) => machine !== maker);
    await forget(others);
    await whoever({ machines: others }, writesData);
    maker.start();
  },
};

function writesData({ data }: MemberMachine): boolean {
  return existsSync(join(data, 'global/pg_control'));
}

function runsPostgres({ data }: MemberMachine): boolean {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) && readFileSync(file, 'utf8').trimEnd().endsWith('ready');
}

/** Takes from etcd that somebody makes the first database, as a person might; again and again, as etcd may have lost its leader just now. */
async function forget(machines: readonly MemberMachine[]): Promise<void> {
  const key = Buffer.from(`/service/${scope}/initialize`).toString('base64');
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    for (const member of machines.map(siteMember)) {
      try {
        await ask(member, member.etcd, '/v3/kv/deleterange', { key });
        return;
      } catch (error) {
        if (performance.now() > deadline) throw error;
      }
    }
  }
}

/** The first machine that gets so far. */
async function whoever(
  { machines }: Pick<DatabaseMembers, 'machines'>,
  isSoFar: (machine: MemberMachine) => boolean,
): Promise<MemberMachine> {
  return until('no member makes a first database', () => machines.find(isSoFar));
}

/** What is found in time. Throws `otherwise` when nothing is. */
async function until<T>(otherwise: string, find: () => T | undefined): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(otherwise);
    await wait(20);
  }
}
