import type { LoadPlan, SenderPlan } from './generator/load-plan.ts';
import type { FilledRoom, Population } from './population/population.ts';

/** Names as in docs/benchmarks. */
export const workloadNames = ['W1a', 'W1d', 'W1e', 'W2'] as const;

/** One of the workloads. */
export type WorkloadName = (typeof workloadNames)[number];

/** The part of a plan that makes a workload what it is. */
export type WorkloadPlan = Pick<LoadPlan, 'subscribers' | 'senders' | 'pace' | 'timeDeliveries' | 'textLength'>;

/** What a workload is for, and who does what. */
export interface Workload {
  /** One line for the report. */
  readonly title: string;
  readonly plan: (population: Population) => WorkloadPlan;
}

const TEXT_LENGTH = 100;
const ACKNOWLEDGEMENT_RATE = 100;
const HALL_RATE = 20;
const HALL_SENDERS = 20;
const OUTSTANDING = 256;
const SENDERS_PER_ROOM = 5;

/** All workloads. */
export const workloads: Readonly<Record<WorkloadName, Workload>> = {
  W1a: {
    title: '20 rooms of 50, closed loop: one sender a room sends the next message when the last is acknowledged',
    plan: ({ people, rooms }) => ({
      subscribers: people.map(({ cookie }) => cookie),
      senders: senders(rooms, rooms.length),
      pace: { kind: 'closed' },
      timeDeliveries: false,
      textLength: TEXT_LENGTH,
    }),
  },
  W1d: {
    title: `20 rooms of 50, all subscribed, ${ACKNOWLEDGEMENT_RATE} sends a second whatever the server does`,
    plan: ({ people, rooms }) => ({
      subscribers: people.map(({ cookie }) => cookie),
      senders: senders(rooms, rooms.length * SENDERS_PER_ROOM),
      pace: { kind: 'open', perSecond: ACKNOWLEDGEMENT_RATE },
      timeDeliveries: true,
      textLength: TEXT_LENGTH,
    }),
  },
  W1e: {
    title: `20 rooms, nobody subscribed, ${OUTSTANDING} people with one message outstanding each`,
    plan: ({ rooms }) => ({
      subscribers: [],
      senders: senders(rooms, OUTSTANDING),
      pace: { kind: 'closed' },
      timeDeliveries: false,
      textLength: TEXT_LENGTH,
    }),
  },
  W2: {
    title: `One room of 1,000, all subscribed, ${HALL_RATE} sends a second whatever the server does`,
    plan: ({ people, hall }) => ({
      subscribers: people.map(({ cookie }) => cookie),
      senders: senders([hall], HALL_SENDERS),
      pace: { kind: 'open', perSecond: HALL_RATE },
      timeDeliveries: true,
      textLength: TEXT_LENGTH,
    }),
  },
};

/** So many different people, spread evenly over the rooms, neighbours in the list in different rooms. */
function senders(rooms: readonly FilledRoom[], count: number): SenderPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const room = rooms[index % rooms.length]!;
    return { roomId: room.id, cookie: room.members[Math.floor(index / rooms.length)]!.cookie };
  });
}
