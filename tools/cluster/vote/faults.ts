import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../database/ask.ts';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import { quorumView } from '../drive/quorum-view.ts';
import type { Figures } from '../e2e/figures.ts';
import { certificates, voteName } from '../generate/certificates.ts';
import { etcdMembers } from '../generate/etcd.ts';
import { labSteps, resourceOf } from './lab-steps.ts';
import { cluster, type VoteLab } from './vote-lab.ts';

/** How long nothing may happen before that is believed. */
const patienceMs = 6_000;

const [north = '', south = ''] = cluster.hosts.map(({ name }) => name);

/** What is tried, in this order; after each all is well again. */
export const faults: readonly [name: string, run: (lab: VoteLab, figures: Figures) => Promise<void>][] = [
  ['the vote is away', voteAway],
  // Before the others, in which its word counts.
  ['the vote is lost for good', voteAnew],
  ['a host loses its power', hostDies],
  ['a host loses its power while the vote is away', hostDiesWithoutVote],
  ['the hosts lose each other', hostsCut],
  ['a database loses its power', databaseDies],
];

/** Both hosts are there, with three votes, and each has its own work; etcd has three members. */
export async function allWell(lab: VoteLab): Promise<void> {
  await lab.until('both hosts have three votes', async () => {
    for (const host of [north, south]) {
      if (lab.machine(host).cgroup.init() === undefined) return false;
      if ((await lab.machine(host).run(['crm_mon', '--one-shot'])).code !== 0) return false;
      const { votes, voted } = await quorumView(lab.access(host).shell);
      if (votes !== 3 || voted.length !== 2) return false;
    }
    return true;
  });
  await lab.until('each host has its work', async () => {
    const { hosts, resources } = await clusterView(lab.access(north).shell);
    const isThere = hosts.every(({ isOnline, isUnclean }) => isOnline && !isUnclean);
    return (
      isThere &&
      [north, south].every((host) => resources.some((one) => one.name === resourceOf(host) && standsOn(one) === host))
    );
  });
  await lab.until('etcd is healthy', () => etcdIsHealthy(lab));
}

async function voteAway(lab: VoteLab, figures: Figures): Promise<void> {
  const from = Date.now();
  await lab.off('vote');
  const noticed = await lab.until(
    'both hosts know',
    async () => (await quorumView(lab.access(north).shell)).voted.length === 0,
  );
  figures.add({
    name: 'the vote loses its power: the hosts know',
    services: [],
    gapsSeconds: [(noticed - from) / 1000],
  });
  await wait(patienceMs);
  for (const host of [north, south]) {
    assert.deepEqual(await standing(lab, host), { hasQuorum: true, [north]: north, [south]: south });
    assert.equal((await quorumView(lab.access(host).shell)).votes, 2);
  }
  assert.deepEqual(fencedAfter(lab, from), []);
  const back = Date.now();
  await lab.on('vote');
  await allWell(lab);
  figures.add({ name: 'the vote is switched on: all well', services: [], gapsSeconds: [(Date.now() - back) / 1000] });
}

/** The other host keeps the majority, fences it, and only then starts its work. */
async function hostDies(lab: VoteLab, figures: Figures): Promise<void> {
  for (const [victim, left] of [
    [south, north],
    [north, south],
  ] as const) {
    const from = Date.now();
    await lab.off(victim);
    const started = await lab.until(`${left} has all`, async () => (await standing(lab, left))[victim] === left);
    const off = lab.redfish.records.find(({ host, state, at }) => host === victim && state === 'Off' && at > from);
    assert.ok(off, `${victim} was not fenced`);
    assert.ok(off.at < started);
    assert.equal((await quorumView(lab.access(left).shell)).votes, 2);
    figures.add({
      name: `${victim} loses its power: fenced, and its work started on ${left}`,
      services: [],
      gapsSeconds: [(off.at - from) / 1000, (started - from) / 1000],
    });
    await lab.on(victim);
    await allWell(lab);
  }
}

/** One of three votes is no majority: nothing is fenced or started until the vote is back. */
async function hostDiesWithoutVote(lab: VoteLab, figures: Figures): Promise<void> {
  await lab.off('vote');
  await lab.until('the hosts know', async () => (await quorumView(lab.access(north).shell)).voted.length === 0);
  const from = Date.now();
  await lab.off(south);
  await lab.until('no majority', async () => !(await clusterView(lab.access(north).shell)).hasQuorum);
  await wait(patienceMs);
  const { hasQuorum, [north]: own, [south]: other } = await standing(lab, north);
  assert.deepEqual({ hasQuorum, own, isStarted: other === north }, { hasQuorum: false, own: north, isStarted: false });
  assert.deepEqual(fencedAfter(lab, from), []);
  const back = Date.now();
  await lab.on('vote');
  const started = await lab.until('north has all', async () => (await standing(lab, north))[south] === north);
  figures.add({
    name: 'a host and the vote were away, the vote is back: all work started',
    services: [],
    gapsSeconds: [(started - back) / 1000],
  });
  await lab.on(south);
  await allWell(lab);
}

/** Both reach the vote and the fence devices, but not each other: one of them goes on, and the other is fenced. */
async function hostsCut(lab: VoteLab, figures: Figures): Promise<void> {
  const from = Date.now();
  await lab.cut(north, south);
  const started = await lab.until('one host has all', async () => {
    const [fenced] = fencedAfter(lab, from);
    if (fenced === undefined) return false;
    const left = fenced === north ? south : north;
    return (await standing(lab, left))[fenced] === left;
  });
  assert.equal(new Set(fencedAfter(lab, from)).size, 1, 'both hosts were fenced');
  figures.add({
    name: 'the hosts lose each other: one is fenced, and its work started on the other',
    services: [],
    gapsSeconds: [(started - from) / 1000],
  });
  await allWell(lab);
}

/** The other one and the vote are a majority of etcd. */
async function databaseDies(lab: VoteLab): Promise<void> {
  await lab.off('database-2');
  await lab.until('etcd is healthy', () => etcdIsHealthy(lab));
  await lab.off('vote');
  await lab.until('one of three is no majority', async () => !(await etcdIsHealthy(lab)));
  await lab.on('vote');
  await lab.until('etcd is healthy', () => etcdIsHealthy(lab));
}

/** Nobody is fenced for it; `cluster-init` once more gives another machine the vote, which counts then. */
async function voteAnew(lab: VoteLab, figures: Figures): Promise<void> {
  const from = Date.now();
  const steps = labSteps(cluster);
  const members = await etcdIds(lab);
  await lab.lose(voteName);
  const back = Date.now();
  const changes = await lab.carryOut(steps, () => undefined);
  await allWell(lab);
  figures.add({
    name: 'the vote is lost for good, and made anew by cluster-init: all well',
    services: [],
    gapsSeconds: [(Date.now() - back) / 1000],
  });
  assert.ok(changes > 0);
  assert.equal(await lab.carryOut(steps, () => undefined), 0, 'something was changed the second time');
  assert.deepEqual(fencedAfter(lab, from), []);
  const now = await etcdIds(lab);
  assert.equal(now.length, 3);
  assert.equal(now.filter((id) => members.includes(id)).length, 2, 'the forgetful member of etcd has its old number');
}

/** Where each host's work is, as one host sees it, and whether that one has the majority. */
async function standing(lab: VoteLab, host: string): Promise<Record<string, string | boolean | undefined>> {
  const { hasQuorum, resources } = await clusterView(lab.access(host).shell);
  const place = (name: string) => {
    const work = resources.find((resource) => resource.name === resourceOf(name));
    return work && standsOn(work);
  };
  return { hasQuorum, [north]: place(north), [south]: place(south) };
}

/** Whom fence devices were made to switch off after a moment. */
function fencedAfter({ redfish }: VoteLab, from: number): string[] {
  return redfish.records.filter(({ type, at }) => type !== 'read' && at > from).map(({ host }) => host);
}

/** Whether every member that has power says so, asked by the first database, as cluster-status does. */
async function etcdIsHealthy(lab: VoteLab): Promise<boolean> {
  const { shell } = lab.access('database-1');
  for (const { name, address } of etcdMembers(cluster)) {
    if (lab.machine(name).cgroup.init() === undefined) continue;
    const said = await ask({ shell }, { url: `https://${address}:2379`, certificates }, '/health').catch(String);
    if (!said.includes('"true"')) return false;
  }
  return true;
}

/** The members of etcd, by the numbers that they have for themselves, as the first database knows them. */
async function etcdIds(lab: VoteLab): Promise<string[]> {
  const { shell } = lab.access('database-1');
  const [first] = etcdMembers(cluster);
  const endpoint = { url: `https://${first?.address}:2379`, certificates };
  const { members } = JSON.parse(await ask({ shell }, endpoint, '/v3/cluster/member/list', {})) as {
    readonly members: readonly { readonly ID: string }[];
  };
  return members.map(({ ID }) => ID);
}
