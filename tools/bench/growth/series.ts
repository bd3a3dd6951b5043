import type { Pace } from '../generator/load-plan.ts';
import type { RoomShape } from '../population/population.ts';
import { serverSeconds } from '../report/measured-run.ts';
import type { MeasuredRun } from '../report/measured-run.ts';

/** One place on a growth: a Prosa of its own with these people, rooms and sends. */
export interface Scene {
  /** How many of what grows. */
  readonly place: number;
  readonly people: number;
  readonly rooms: RoomShape;
  /** 0: nobody listens. */
  readonly connectionsPerPerson: number;
  readonly senders: number;
  readonly pace: Pace;
  readonly gateways?: number;
  readonly persistences?: number;
}

/** What is read from each place. */
export interface GrowthFigure {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** Whether it has a line in the chart, which has one unit. */
  readonly charted?: boolean;
  /** Read from a clock: means little when the machine did much else. */
  readonly wall?: boolean;
  /** Read from a run before, in which everybody connects and nobody says anything. */
  readonly idle?: boolean;
  of(run: MeasuredRun): number;
}

/** One thing that grows. */
export interface Growth {
  /** For files. */
  readonly name: string;
  /** What grows. */
  readonly title: string;
  /** What is sent meanwhile. */
  readonly load: string;
  readonly scenes: readonly Scene[];
  readonly figures: readonly GrowthFigure[];
}

const closed: Pace = { kind: 'closed' };
const open = (perSecond: number): Pace => ({ kind: 'open', perSecond });

const cpuPerDelivery: GrowthFigure = {
  key: 'cpuPerDeliveryUs',
  label: 'server CPU a delivery',
  unit: 'µs',
  charted: true,
  of: (run) => (serverSeconds(run) * 1e6) / run.load.deliveries,
};
const cpuPerSend: GrowthFigure = {
  key: 'cpuPerSendUs',
  label: 'server CPU a send',
  unit: 'µs',
  of: (run) => (serverSeconds(run) * 1e6) / run.load.acknowledged,
};
const openingCpu: GrowthFigure = {
  key: 'openingCpuMs',
  label: 'server CPU to open a stream',
  unit: 'ms',
  idle: true,
  of: ({ openingCpu: cpu, load }) => (serverSeconds({ cpu }) * 1e3) / load.subscribers,
};
const memory: GrowthFigure = {
  key: 'memoryPerConnectionKiB',
  label: 'memory a connection',
  unit: 'KiB',
  idle: true,
  of: ({ load, memoryGrowthBytes }) => memoryGrowthBytes / 1024 / load.subscribers,
};
const acknowledgement: GrowthFigure = {
  key: 'acknowledgementP50Ms',
  label: 'acknowledgement, p50',
  unit: 'ms',
  wall: true,
  of: ({ load }) => load.acknowledgement?.p50 ?? NaN,
};
const delivery: GrowthFigure = {
  key: 'deliveryP99Ms',
  label: 'delivery, p99',
  unit: 'ms',
  wall: true,
  of: ({ load }) => load.delivery?.p99 ?? NaN,
};
const perSecond: GrowthFigure = {
  key: 'acknowledgedPerSecond',
  label: 'durable acknowledgements',
  unit: '/s',
  wall: true,
  of: ({ load }) => load.acknowledged / load.seconds,
};
const charted = (figure: GrowthFigure): GrowthFigure => ({ ...figure, charted: true });

const twentyRooms: RoomShape = { rooms: 20, membersPerRoom: 50 };

/** What is measured over the sockets; how messages in a room grow is measured with large histories (history/). */
export const growths: readonly Growth[] = [
  {
    name: 'members',
    title: 'Members of a room',
    load: 'One room, everybody subscribed; 2,000 deliveries a second in the smallest, 20,000 in the two largest.',
    scenes: [
      [10, 200],
      [100, 100],
      [1000, 20],
      [10_000, 2],
    ].map(([place = 0, rate = 1]) => ({
      place,
      people: place,
      rooms: { rooms: 1, membersPerRoom: place },
      connectionsPerPerson: 1,
      senders: Math.min(place / 2, 10),
      pace: open(rate),
    })),
    figures: [cpuPerDelivery, delivery, acknowledgement],
  },
  {
    name: 'rooms',
    title: 'Rooms of a user',
    load: '50 people, all in every room; 100 sends a second.',
    scenes: [1, 10, 100, 1000].map((place) => ({
      place,
      people: 50,
      rooms: { rooms: place, membersPerRoom: 50 },
      connectionsPerPerson: 1,
      senders: 20,
      pace: open(100),
    })),
    figures: [cpuPerDelivery, openingCpu, memory, acknowledgement],
  },
  {
    name: 'connections',
    title: 'Connections of a gateway',
    load: 'Rooms of 50, everybody subscribed; 100 sends a second, 5,000 deliveries.',
    scenes: [100, 1000, 3000, 10_000].map((place) => ({
      place,
      people: place,
      rooms: { rooms: place / 50, membersPerRoom: 50 },
      connectionsPerPerson: 1,
      senders: Math.min(place / 50, 20),
      pace: open(100),
    })),
    figures: [cpuPerDelivery, memory, openingCpu, delivery],
  },
  {
    name: 'gateways',
    title: 'Gateways',
    load: '20 rooms of 50, people spread over the gateways; 100 sends a second. All processes share one core.',
    scenes: [1, 2, 3].map((place) => ({
      place,
      people: 1000,
      rooms: twentyRooms,
      connectionsPerPerson: 1,
      senders: 100,
      pace: open(100),
      gateways: place,
    })),
    figures: [cpuPerDelivery, delivery, acknowledgement],
  },
  {
    name: 'persistences',
    title: 'Persistence processes',
    load: '20 rooms, nobody subscribed, 256 people with one message outstanding each. All processes share one core.',
    scenes: [1, 2].map((place) => ({
      place,
      people: 1000,
      rooms: twentyRooms,
      connectionsPerPerson: 0,
      senders: 256,
      pace: closed,
      persistences: place,
    })),
    figures: [charted(cpuPerSend), perSecond, acknowledgement],
  },
];
