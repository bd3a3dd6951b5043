import { smallCluster, twoHosts } from '../config/small-cluster.fixture.ts';
import type { DatabaseState } from '../database/database-state.ts';
import { readCluster } from '../config/read-cluster.ts';
import { crmMon } from '../drive/cluster-view.fixture.ts';
import { readView } from '../drive/cluster-view.ts';
import { backedUpState, wellState } from './database-state.fixture.ts';
import { lacksOf, told } from './told.ts';

const cluster = readCluster(smallCluster());
const now = new Date('2026-11-27T12:00:00Z');
const databases = { 'database-1': 'north', 'database-2': 'south', 'database-3': 'west' };

test('a whole cluster is as promised', () => {
  const view = readView(crmMon({ places: databases }));
  expect(lacksOf(cluster, { view, databases: wellState }, now)).toEqual([]);
  expect(told(cluster, { view, databases: wellState }, now).slice(0, 10)).toEqual([
    'prosa: all as promised',
    '  north        there      gateway-1, ai-2, database-1',
    '  south        there      fence-north, gateway-2, database-2',
    '  west         there      ai-1, database-3',
    '',
    'Databases:',
    '  database-1   leads        history 3',
    '  database-2   synchronous  history 3  0 bytes and 0.0 s behind',
    '  database-3   follows      history 3  12.0 kB and 0.4 s behind',
    '  etcd: all members are healthy',
  ]);
});

test('what is missing is named, and what the next failure would do', () => {
  const west = 'online="false" standby="false" unclean="true"';
  const view = readView(crmMon({ west, places: { ...databases, 'database-3': '', 'ai-1': 'north south' } }));
  const text = told(cluster, { view, databases: wellState }, now).join('\n');
  expect(text).toContain('prosa: less than promised');
  expect(text).toMatch(/west {9}to fence/);
  for (const line of ['west takes no machines', 'database-3 does not run', 'ai-1 does not run'])
    expect(text).toContain(`- ${line}`);
  expect(text).toContain('one more host that dies takes the majority: 2 of 3 are there');
});

test('without a majority nothing is as promised', () => {
  const view = readView(crmMon({ quorum: false, places: databases }));
  expect(lacksOf(cluster, { view, databases: wellState }, now)).toEqual([
    'no majority of hosts: nothing is started or moved',
  ]);
});

const [leader, synchronous, follower] = wellState.members;

test.each<[what: string, state: Partial<DatabaseState>, lacks: string[]]>([
  ['nobody leads', { members: [synchronous, follower] }, ['no database leads: nothing is written']],
  ['nobody follows synchronously', { members: [leader, follower] }, ['no database follows synchronously']],
  [
    'one is ill',
    { members: [leader, synchronous, { ...follower, state: 'start failed' }] },
    ['database-3 is start failed'],
  ],
  [
    'one is far behind',
    { lags: new Map([['database-3', { bytes: 9e9, seconds: 40 }]]) },
    ['database-3 is 40 s behind'],
  ],
  ['etcd', { etcd: new Map([['database-2', 'refused']]) }, ['etcd of database-2: refused']],
  ['nobody can be asked', { members: 'no Patroni answers:\ndatabase-1: off' }, ['the databases cannot be asked']],
])('less than promised of databases: %s', (_what, state, lacks) => {
  const view = readView(crmMon({ places: databases }));
  expect(lacksOf(cluster, { view, databases: { ...wellState, ...state } }, now)).toEqual(lacks);
  expect(told(cluster, { view, databases: { ...wellState, ...state } }, now).join('\n')).toContain(`- ${lacks[0]}`);
});

test('backups are as planned, or it is said what they lack', () => {
  const planned = readCluster(smallCluster((text) => `${text}backup: { address: 10.0.0.41, everyHours: 6 }\n`));
  const view = readView(crmMon({ places: databases }));
  const lacks = (backup: DatabaseState['backup'], at = now): string[] =>
    lacksOf(planned, { view, databases: { ...wellState, backup } }, at);
  expect(lacks(backedUpState)).toEqual([]);
  expect(told(planned, { view, databases: { ...wellState, backup: backedUpState } }, now).join('\n')).toContain(
    'backups: the last is 20261127-060000F, 2026-11-27 06:10:00 UTC, 5.8 h ago; log there until 12 s ago',
  );
  expect(lacks(backedUpState, new Date('2026-11-27T20:10:00Z'))).toEqual([
    'the last backup is 14 h old, and one was to be made every 6 h',
  ]);
  expect(lacks({ ...backedUpState, last: undefined })).toEqual(['there is no backup yet: cluster-backup']);
  expect(lacks({ ...backedUpState, archive: { secondsAgo: 900, isFailing: true } })).toEqual([
    'the log of PostgreSQL does not reach the repository: it fills the disk of the one that leads',
  ]);
  expect(lacks('ssh: no route')).toEqual(['backups: ssh: no route']);
});

test('the third vote is there, or it is said whom it does not answer', () => {
  const voting = readCluster(twoHosts((text) => `${text}vote: { address: 10.0.0.9 }\n`));
  const view = readView(crmMon({ places: databases }));
  const quorum = { votes: 3, needed: 2, hosts: [1, 2], voted: [1, 2] };
  const state = { view, quorum, databases: wellState };
  expect(lacksOf(voting, state, now)).toEqual([]);
  expect(told(voting, state, now)).toContain('  vote         there      10.0.0.9; 3 votes, 2 needed');
  const away = { ...state, quorum: { ...quorum, votes: 2, voted: [] } };
  expect(lacksOf(voting, away, now)).toEqual(['the third vote (10.0.0.9) does not answer north, south']);
  expect(told(voting, away, now)).toContain('  vote         away       10.0.0.9; 2 votes, 2 needed');
  expect(lacksOf(voting, { ...state, quorum: { ...quorum, voted: [2] } }, now)).toEqual([
    'the third vote (10.0.0.9) does not answer north',
  ]);
});
