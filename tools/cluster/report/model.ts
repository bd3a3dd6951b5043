import type { Cluster } from '../config/schema.ts';
import { availability, quorum, series } from './availability.ts';
import type { Measurements, Rate, Service } from './measurements.ts';

/** Something that a service needs all the time, and how much of the time it has it. */
export interface Need {
  /** `2 of 3 hosts`. */
  readonly name: string;
  readonly availability: number;
  /** One failure is enough to take it away until it is repaired. */
  readonly isSingle: boolean;
}

/** What a service needs, put together. */
export interface ServiceReport {
  readonly service: Service;
  readonly availability: number;
  readonly needs: readonly Need[];
}

/**
 * Availability of a service: everything that it needs in series. Copies are away for their time of repair, and too many at once take the
 * service away; besides, each failure that is healed takes it away for the gap that was measured (the longest run counts).
 */
export function serviceReport(cluster: Cluster, measured: Measurements, service: Service): ServiceReport {
  const needs = [
    ...measured.single.filter(({ services }) => services.includes(service)).map(single),
    ...copies(cluster, measured, service),
    ...gaps(cluster, measured, service),
  ];
  return { service, availability: series(needs.map((need) => need.availability)), needs };
}

function single({ name, mtbfHours, repairHours }: Measurements['single'][number]): Need {
  return { name, availability: availability(mtbfHours, repairHours), isSingle: true };
}

function copies(cluster: Cluster, { parts }: Measurements, service: Service): Need[] {
  const { hosts, machines, vote, unattendedFailover } = cluster;
  const d = ({ mtbfHours, repairHours }: Rate): number => availability(mtbfHours, repairHours);
  const majority = (name: string, one: number, count: number, votes: boolean): Need => {
    const others = votes && vote !== undefined ? [d(parts.vote ?? parts.host)] : [];
    const all = [...Array<number>(count).fill(one), ...others];
    // Where nothing is done without a person, every copy is needed.
    const needed = unattendedFailover ? Math.floor(all.length / 2) + 1 : all.length;
    return {
      name: `${needed} of ${all.length} ${name}${others.length > 0 ? ' and the third vote' : ''}`,
      availability: quorum(needed, all),
      isSingle: needed === all.length,
    };
  };
  const one = (name: string, part: Rate, count: number): Need => ({
    name: `1 of ${count} ${name}`,
    availability: quorum(1, Array<number>(count).fill(d(part))),
    isSingle: count === 1,
  });
  const { count } = machines.database;
  // A member is away with its host. Where each host has one, a majority of members is one of hosts, too.
  const member = d(parts.host) * d(parts.database);
  return [
    ...(count === hosts.length ? [] : [majority('hosts', d(parts.host), hosts.length, true)]),
    majority('database members with their hosts', member, count, count % 2 === 0),
    one('gateways', parts.gateway, machines.gateway.count),
    ...(service === 'ai' ? [one('ai', parts.ai, machines.ai.count)] : []),
  ];
}

function gaps(cluster: Cluster, { parts, faults }: Measurements, service: Service): Need[] {
  return faults.flatMap(({ name, part, felt, services, gapsSeconds }): Need[] => {
    if (part === undefined || !services.includes(service)) return [];
    const count = felt === 'leader' ? 1 : part === 'host' ? cluster.hosts.length : cluster.machines[part].count;
    const gapHours = Math.max(...gapsSeconds) / 3600;
    const share = availability(parts[part].mtbfHours / count, gapHours);
    return [{ name: `the gap of: ${name}`, availability: share, isSingle: false }];
  });
}
