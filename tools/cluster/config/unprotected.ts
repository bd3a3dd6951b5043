import type { Cluster } from './schema.ts';

/** What a valid cluster still does not protect from, and why: a sentence each, for whoever runs it. */
export function unprotected(cluster: Cluster): string[] {
  const { hosts, vote, backup, unattendedFailover, machines, networks } = cluster;
  const single = hosts.filter(({ fence }) => fence.length === 1).map(({ name }) => name);
  const notes = [
    !unattendedFailover &&
      'Two hosts without a third vote: when one dies, nothing starts by itself. A person makes sure that it is off and takes over.',
    machines.database.count === 2 &&
      'Two database members: while one is away, a message is acknowledged when one disk has it.',
    machines.gateway.count === 1 && 'One gateway: nobody is served until it has started again.',
    machines.ai.count === 1 && 'One ai: labels and language models wait until it has started again.',
    unattendedFailover &&
      single.length > 0 &&
      `One fence device: when it dies together with its host (${single.join(', ')}), that host's machines start nowhere until somebody says it is off.`,
    backup === undefined && 'No backup: what is deleted by mistake, or lost with all database machines, is gone.',
    backup !== undefined &&
      backup.address === vote?.address &&
      'The third vote and the backups are on one machine: it can fail for both.',
    networks.backup === undefined &&
      'One network between hosts: a switch that fails there cuts off every host from the others.',
    vote !== undefined && 'The third vote is one machine: while it is away, the death of a host stops everything.',
    hosts.length > 2 &&
      hosts.length % 2 === 0 &&
      vote === undefined &&
      `${hosts.length} hosts and no vote: split in halves, neither goes on.`,
  ];
  return notes.filter((note) => note !== false);
}
