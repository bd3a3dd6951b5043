import type { BackupPlan, Cluster } from '../config/schema.ts';
import { repositoryConf, stanza } from './pgbackrest.ts';

/** A file of the machine with the backups. */
export interface RepositoryFile {
  readonly path: string;
  readonly text: string;
}

/** Timers that make backups; started when the machine is. */
export const backupTimers = ['prosa-backup@incr.timer', 'prosa-backup@full.timer'] as const;

/** What the machine with the backups has: pgBackRest's configuration, and systemd's units that make backups at the times of the plan. */
export function repositoryFiles(cluster: Cluster, plan: BackupPlan): RepositoryFile[] {
  const [incr, full] = backupTimers;
  return [
    { path: '/etc/pgbackrest.conf', text: repositoryConf(cluster, plan) },
    { path: '/etc/systemd/system/prosa-backup@.service', text: service },
    { path: `/etc/systemd/system/${incr}`, text: timer(`*-*-* ${hours(plan.everyHours)}:00:00`) },
    // Not on the hour, as two at once are one too many.
    { path: `/etc/systemd/system/${full}`, text: timer(`*-*-01/${plan.fullEveryDays} 02:30:00`) },
  ];
}

const service = `[Unit]
Description=Backup of PostgreSQL (%i)
After=network-online.target

[Service]
Type=oneshot
User=postgres
ExecStart=/usr/bin/pgbackrest --stanza=${stanza} --type=%i backup
`;

/** From midnight on; once a day is no repetition within a day, which systemd refuses. */
function hours(every: number): string {
  return every < 24 ? `00/${every}` : '00';
}

/** What was missed while the machine was off is made up for. */
function timer(calendar: string): string {
  return `[Unit]
Description=When PostgreSQL is backed up (%i)

[Timer]
OnCalendar=${calendar}
Persistent=true

[Install]
WantedBy=timers.target
`;
}
