import { NatsServer } from '@prosa/testing/nats';
import { startStack, type Stack } from '@prosa/testing/stack';
import { Client } from 'pg';
import { postgresProcesses } from '../../faults/postgres-processes.ts';
import { processCpuSeconds, treeCpuSeconds } from '../measure/process-cpu.ts';
import { Crowd, type CrowdFigures, type CrowdSizes } from './crowd.ts';

/** How persistences hear each other. */
export type FanOutName = 'postgres' | 'nats';

/** What is measured. */
export interface FanOutSizes extends CrowdSizes {
  readonly gateways: number;
  readonly persistences: number;
  readonly seconds: number;
}

/** What one way cost. CPU in microseconds a delivery. */
export interface FanOutFigures extends CrowdFigures {
  readonly cpu: Readonly<Record<'gateway' | 'persistence' | 'postgres' | 'nats', number>>;
  /** Transactions that PostgreSQL ended, a second. */
  readonly transactions: number;
  /** Rows that queries gave back or looked at, a second (pg_stat_database.tup_fetched). */
  readonly rows: number;
}

/** The services on a database of their own; a third of the time to warm up, then the measurement. */
export async function measureFanOut(fanOut: FanOutName, sizes: FanOutSizes): Promise<FanOutFigures> {
  const nats = fanOut === 'nats' ? await NatsServer.start() : undefined;
  const { gateways, persistences, seconds } = sizes;
  const env = { PROSA_SEND_RATE: '0', NATS_URL: nats?.url ?? '' };
  const stack = await startStack({ gateways, persistences, ai: false, ownDatabase: {}, env });
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const crowd = await Crowd.gather(stack.gatewayUrls, persistences, sizes);
  try {
    await crowd.talk(Math.max(1, seconds / 3));
    const before = { cpu: cpuOf(stack, nats, sizes), database: await countersOf(client) };
    const startedAt = performance.now();
    const figures = await crowd.talk(seconds);
    const tookS = (performance.now() - startedAt) / 1000;
    const after = { cpu: cpuOf(stack, nats, sizes), database: await countersOf(client) };
    const micros = (who: keyof FanOutFigures['cpu']) => ((after.cpu[who] - before.cpu[who]) * 1e6) / figures.delivered;
    return {
      ...figures,
      cpu: {
        gateway: micros('gateway'),
        persistence: micros('persistence'),
        postgres: micros('postgres'),
        nats: micros('nats'),
      },
      transactions: (after.database.transactions - before.database.transactions) / tookS,
      rows: (after.database.rows - before.database.rows) / tookS,
    };
  } finally {
    crowd.close();
    await client.end();
    await stack.close();
    await nats?.stop();
  }
}

/** CPU seconds of each kind of process so far. */
function cpuOf(stack: Stack, nats: NatsServer | undefined, { gateways, persistences }: FanOutSizes) {
  const sum = (service: 'gateway' | 'persistence', count: number) =>
    Array.from({ length: count }, (_, index) => processCpuSeconds(stack.pid(service, index) ?? 0)).reduce(
      (all, one) => all + one,
      0,
    );
  const [postmaster = 0] = postgresProcesses(stack.cluster?.folder ?? '');
  return {
    gateway: sum('gateway', gateways),
    persistence: sum('persistence', persistences),
    postgres: treeCpuSeconds(postmaster),
    nats: nats?.pid === undefined ? 0 : processCpuSeconds(nats.pid),
  };
}

/** What PostgreSQL has counted; each of its processes tells it at most a second late. */
async function countersOf(client: Client): Promise<{ transactions: number; rows: number }> {
  const { rows } = await client.query<{ transactions: string; rows: string }>(
    `select xact_commit + xact_rollback as transactions, tup_fetched as rows
     from pg_stat_database where datname = current_database()`,
  );
  return { transactions: Number(rows[0]?.transactions), rows: Number(rows[0]?.rows) };
}
