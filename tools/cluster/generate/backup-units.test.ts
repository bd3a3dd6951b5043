import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { BackupPlan, Cluster } from '../config/schema.ts';
import { readCluster } from '../config/read-cluster.ts';
import { smallCluster } from '../config/small-cluster.fixture.ts';
import { backupTimers, repositoryFiles } from './backup-units.ts';

const analyze = '/usr/bin/systemd-analyze';
const plan: BackupPlan = {
  address: '10.20.0.99',
  folder: '/var/lib/prosa-backup',
  everyHours: 24,
  fullEveryDays: 7,
  keepDays: 28,
};

/** When the timers go off, as systemd is told. */
function calendars(cluster: Cluster, some: Partial<BackupPlan>): string[] {
  const files = repositoryFiles(cluster, { ...plan, ...some });
  return backupTimers.map((timer) => {
    const text = files.find(({ path }) => path.endsWith(`/${timer}`))?.text ?? '';
    return /^OnCalendar=(.*)$/m.exec(text)?.[1] ?? '';
  });
}

test('backups are made at the hours and days of the plan; once a day without a repetition', () => {
  const cluster = readCluster(smallCluster(), 'cluster.yaml');
  expect(calendars(cluster, { everyHours: 6, fullEveryDays: 7 })).toEqual(['*-*-* 00/6:00:00', '*-*-01/7 02:30:00']);
  expect(calendars(cluster, { everyHours: 24 })[0]).toBe('*-*-* 00:00:00');
});

if (existsSync(analyze)) {
  test('systemd understands the times of every plan', () => {
    const cluster = readCluster(smallCluster(), 'cluster.yaml');
    const hours = Array.from({ length: 24 }, (_, hour) => calendars(cluster, { everyHours: hour + 1 })[0] ?? '');
    const days = Array.from({ length: 28 }, (_, day) => calendars(cluster, { fullEveryDays: day + 1 })[1] ?? '');
    const said = execFileSync(analyze, ['calendar', ...hours, ...days], { encoding: 'utf8' });
    expect(said.match(/Next elapse/g)).toHaveLength(52);
  });
}
