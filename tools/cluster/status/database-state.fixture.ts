import type { DatabaseState } from '../database/database-state.ts';
import type { PatroniMember } from '../database/patroni-view.ts';

const members: readonly [PatroniMember, PatroniMember, PatroniMember] = [
  { name: 'database-1', role: 'leader', state: 'running', timeline: 3 },
  { name: 'database-2', role: 'sync_standby', state: 'streaming', timeline: 3, lag: 0 },
  { name: 'database-3', role: 'replica', state: 'streaming', timeline: 3, lag: 12_000 },
];

/** Three databases that do what they are there for, without backups. */
export const wellState = {
  members,
  lags: new Map([
    ['database-2', { bytes: 0, seconds: 0 }],
    ['database-3', { bytes: 12_000, seconds: 0.4 }],
  ]),
  etcd: new Map(),
  backup: undefined,
} satisfies DatabaseState;

/** A backup of 2026-11-27 06:10 UTC, and a log that reaches the repository. */
export const backedUpState = {
  last: {
    label: '20261127-060000F',
    type: 'full',
    startedAt: new Date('2026-11-27T06:00:00Z'),
    endedAt: new Date('2026-11-27T06:10:00Z'),
    databaseBytes: 31_100_000,
    storedBytes: 3_700_000,
  },
  archive: { secondsAgo: 12, isFailing: false },
} satisfies DatabaseState['backup'];
