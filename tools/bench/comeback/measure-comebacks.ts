import { join } from 'node:path';
import { processCpuSeconds } from '../measure/process-cpu.ts';
import { measureOnce } from '../measure-workload.ts';
import { Population } from '../population/population.ts';
import { Prosa } from '../products/prosa.ts';
import type { Places } from '../products/products.ts';
import { planOf } from '../workloads.ts';

/** Who, and where. */
export interface ComebackOptions extends Pick<Places, 'data' | 'dist'> {
  readonly people: number;
  readonly serverCore?: number;
  readonly generatorCore?: number;
}

/** One time that a gateway was killed. */
export interface Comeback {
  /** Who came back and has all that they missed. */
  readonly people: number;
  /** From the cut to the last who came back, the gateway's own start and the clients' waits included. */
  readonly seconds: number;
  /** CPU seconds from the cut on: of the gateway that came back, its start included, of persistence and of PostgreSQL. */
  readonly cpuSeconds: number;
  /** Messages that were acknowledged meanwhile, by another gateway. */
  readonly sent: number;
  /** Why it does not count; empty when it does. */
  readonly faults: readonly string[];
}

const TIMES = 3;
const SENDS_PER_SECOND = 20;
const SECONDS = 12;
const ROOMS = 20;

/**
 * W6: everybody listens at one gateway, in 20 rooms; it is killed. They come back within a second by chance, again and again until
 * it answers, with their cursors, while people go on sending over a second gateway.
 */
export async function measureComebacks(options: ComebackOptions, say: (line: string) => void): Promise<Comeback[]> {
  const { data, dist, people, serverCore, generatorCore } = options;
  const prosa = await Prosa.start({ folder: join(data, `run-${process.pid}-comeback`), dist, gateways: 2 });
  try {
    const population = await Population.of(prosa, people);
    const rooms = await population.rooms({ rooms: ROOMS, membersPerRoom: people / ROOMS });
    const pace = { kind: 'open', perSecond: SENDS_PER_SECOND } as const;
    const plan = planOf({ connectionsPerPerson: 1, senders: ROOMS, pace, timeDeliveries: false }, rooms);
    const [first, second] = prosa.ports as [number, number];
    const comebacks: Comeback[] = [];
    /** Of the second gateway, where the senders are, nothing counts. */
    const spent = (): number => {
      const { persistence = 0, PostgreSQL = 0 } = prosa.cpuSeconds().parts;
      return persistence + PostgreSQL;
    };
    for (let time = 1; time <= TIMES; time++) {
      let before = 0;
      let cpuSeconds = 0;
      if (serverCore !== undefined) prosa.pin(serverCore);
      const { run, faults } = await measureOnce(
        prosa,
        { ...plan, ports: [first], senderPorts: [second], comesBack: true },
        {
          seconds: SECONDS,
          warmUpSeconds: 1,
          generatorCore,
          onMeasuring: () => {
            before = spent();
            void prosa.killGateway();
          },
          onMeasured: () => (cpuSeconds = spent() - before + processCpuSeconds(prosa.pids['gateway 1'] ?? 0)),
        },
      );
      const cameBack = run?.load.cameBack ?? { count: 0, seconds: NaN };
      const missing = people - cameBack.count;
      const comeback = {
        people: cameBack.count,
        seconds: cameBack.seconds,
        cpuSeconds,
        sent: run?.load.acknowledged ?? 0,
        faults: missing === 0 ? faults : [...faults, `${missing} did not come back`],
      };
      say(`time ${time}: ${JSON.stringify(comeback)}`);
      comebacks.push(comeback);
    }
    return comebacks;
  } finally {
    await prosa.close();
  }
}
