import type { LoadPlan, Pace, SenderPlan, SubscriberPlan } from './generator/load-plan.ts';
import type { RoomShape } from './population/population.ts';
import type { FilledRoom } from './products/product.ts';

/** Those that are measured unless told, by their names in docs/benchmarks. */
export const usualWorkloads = ['W3', 'W1a', 'W1b', 'W1c', 'W1d', 'W1e', 'W2'] as const;

/** Those that peers are measured with unless told: a prosody does not bear twenty rooms of a thousand. */
export const peerWorkloads = usualWorkloads.filter((name) => name !== 'W1b');

/** All of them. */
export const workloadNames = [...usualWorkloads, 'Q1', 'Q2'] as const;

/** One of the workloads. */
export type WorkloadName = (typeof workloadNames)[number];

/** What a workload is for, and who does what. Knows no product. */
export interface Workload {
  /** One line for the report. */
  readonly title: string;
  readonly rooms: RoomShape;
  /** Connections that listen, for each person in a room; 0: nobody listens. */
  readonly connectionsPerPerson: number;
  /** Different people who send. */
  readonly senders: number;
  readonly pace: Pace;
  readonly timeDeliveries: boolean;
  /** Measured once: what it looks for is only there the first time. */
  readonly once?: boolean;
  /** Of what is measured the servers' CPU time is looked at and nothing else. */
  readonly isCpuOnly?: boolean;
}

/** The part of a plan that makes a workload what it is. */
export type WorkloadPlan = Pick<LoadPlan, 'subscribers' | 'senders' | 'pace' | 'timeDeliveries' | 'textLength'>;

const TEXT_LENGTH = 100;

const twentyRooms: RoomShape = { rooms: 20, membersPerRoom: 50 };
const closed: Pace = { kind: 'closed' };

/** All workloads. */
export const workloads: Readonly<Record<WorkloadName, Workload>> = {
  W3: {
    title: '20 rooms of 50, everybody connected eight times, nobody says anything',
    rooms: twentyRooms,
    connectionsPerPerson: 8,
    senders: 0,
    pace: closed,
    timeDeliveries: false,
    once: true,
  },
  W1a: {
    title: '20 rooms of 50, closed loop: one sender a room sends the next message when the last is acknowledged',
    rooms: twentyRooms,
    connectionsPerPerson: 1,
    senders: 20,
    pace: closed,
    timeDeliveries: false,
  },
  W1b: {
    title: '1,000 people, each in all of 20 rooms; sends at 60 % of what was found to be the most',
    rooms: { rooms: 20, membersPerRoom: 1000 },
    connectionsPerPerson: 1,
    senders: 20,
    pace: { kind: 'share', share: 0.6 },
    timeDeliveries: true,
  },
  W1c: {
    title: '200 rooms of 5, closed loop: one sender a room',
    rooms: { rooms: 200, membersPerRoom: 5 },
    connectionsPerPerson: 1,
    senders: 200,
    pace: closed,
    timeDeliveries: false,
  },
  W1d: {
    title: '20 rooms of 50, all subscribed, 100 sends a second whatever the server does',
    rooms: twentyRooms,
    connectionsPerPerson: 1,
    senders: 100,
    pace: { kind: 'open', perSecond: 100 },
    timeDeliveries: true,
  },
  W1e: {
    title: '20 rooms, nobody subscribed, 256 people with one message outstanding each',
    rooms: twentyRooms,
    connectionsPerPerson: 0,
    senders: 256,
    pace: closed,
    timeDeliveries: false,
  },
  W2: {
    title: 'One room of 1,000, all subscribed, 20 sends a second whatever the server does',
    rooms: { rooms: 1, membersPerRoom: 1000 },
    connectionsPerPerson: 1,
    senders: 20,
    pace: { kind: 'open', perSecond: 20 },
    timeDeliveries: true,
  },
  Q1: {
    title: '20 rooms of 50, all subscribed, one message at a time',
    rooms: twentyRooms,
    connectionsPerPerson: 1,
    senders: 1,
    pace: closed,
    timeDeliveries: false,
    isCpuOnly: true,
  },
  Q2: {
    title: 'One room of 1,000, all subscribed, one message at a time',
    rooms: { rooms: 1, membersPerRoom: 1000 },
    connectionsPerPerson: 1,
    senders: 1,
    pace: closed,
    timeDeliveries: false,
    isCpuOnly: true,
  },
};

/** Who does what in these rooms, which have the workload's shape. */
export function planOf(
  workload: Pick<Workload, 'connectionsPerPerson' | 'senders' | 'pace' | 'timeDeliveries'>,
  rooms: readonly FilledRoom[],
): WorkloadPlan {
  const { connectionsPerPerson, senders, pace, timeDeliveries } = workload;
  return {
    subscribers: Array.from({ length: connectionsPerPerson }, () => listeners(rooms)).flat(),
    senders: spread(rooms, senders),
    pace,
    timeDeliveries,
    textLength: TEXT_LENGTH,
  };
}

/** Everybody who is in one of the rooms, with all of theirs. */
function listeners(rooms: readonly FilledRoom[]): SubscriberPlan[] {
  const roomIds = new Map<string, string[]>();
  for (const { id, members } of rooms) {
    for (const { credential } of members) {
      const known = roomIds.get(credential);
      if (known) known.push(id);
      else roomIds.set(credential, [id]);
    }
  }
  return [...roomIds].map(([credential, ids]) => ({ credential, roomIds: ids }));
}

/** So many different people, spread evenly over the rooms, neighbours in the list in different rooms. */
function spread(rooms: readonly FilledRoom[], count: number): SenderPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const { id, members } = rooms[index % rooms.length]!;
    const { credential } = members[(Math.floor(index / rooms.length) + index) % members.length]!;
    return { roomId: id, credential };
  });
}
