import { startStack, type StackOptions } from '@prosa/testing/stack';
import { resolve } from 'node:path';
import { Clock } from './clock.ts';
import { Links } from './link/links.ts';
import { DatabaseMembers } from './members/database-members.ts';
import type { FaultOptions } from './options.ts';
import { Random } from './random.ts';
import type { Ground } from './run.ts';
import { NatsBetween } from './nats-between.ts';
import { natsFaults } from './kinds/fan-outs.ts';
import { openSmallDisk } from './small-disk.ts';

const built = resolve(import.meta.dirname, '../../dist/apps');

/** Data of a message with what belongs to it, twice for a backup, and the log, generously. */
const diskMegabytes = (messages: number): number => 700 + Math.ceil((messages * 2 * 4) / 1_000);

/** Starts the stack as the faults to come need it; ends all of it when disposed. */
export async function prepareGround(
  options: FaultOptions,
  faults: readonly string[],
): Promise<Ground & AsyncDisposable> {
  const links = new Links(new Random(options.seed + 1));
  const clock = faults.some((name) => name.startsWith('clock-')) ? Clock.find() : undefined;
  const disk = faults.includes('disk-full') ? openSmallDisk(diskMegabytes(options.messages)) : undefined;
  const withNats = options.fanOut === 'nats' || faults.some((name) => natsFaults.includes(name));
  const nats = withNats ? await NatsBetween.start(options.fanOut) : undefined;
  let members: DatabaseMembers | undefined;
  const clear = async (): Promise<void> => {
    await members?.[Symbol.asyncDispose]();
    await links.close();
    await nats?.close();
    clock?.close();
    disk?.close();
  };
  const builds = { from: options.previous ?? built, to: built };
  try {
    members = options.database === 'members' ? await DatabaseMembers.start() : undefined;
    const stack = await startStack({
      gateways: options.gateways,
      persistences: options.persistences,
      dist: faults.includes('rolling-upgrade') ? builds.from : built,
      env: { PROSA_SEND_RATE: '0', PROSA_STREAM_BUFFER: '65536', ...nats?.env, ...clock?.env },
      between: (addresses, gateway) => links.toPersistence(addresses, gateway),
      ...(members ? { databaseUrl: members.url } : { ownDatabase: ownDatabase(disk?.folder, clock) }),
    });
    const dispose = async (): Promise<void> => {
      await stack.close();
      await clear();
    };
    const databaseUrl = async (): Promise<string> => (await members?.leaderUrl()) ?? stack.databaseUrl;
    const means = { stack, clock, nats, smallDisk: disk?.folder, members };
    return { ...means, links, builds, databaseUrl, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await clear();
    throw error;
  }
}

function ownDatabase(folder: string | undefined, clock: Clock | undefined): StackOptions['ownDatabase'] {
  const settings = folder === undefined ? undefined : { max_wal_size: '128MB', min_wal_size: '32MB' };
  return { folder, env: clock?.env, settings };
}
