import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { faultNames } from './catalog.ts';
import type { FanOutName } from './nats-between.ts';

/** How large a run is and what is done to the stack meanwhile. */
export interface FaultOptions {
  /** Acknowledged at least; traffic goes on while faults happen. */
  readonly messages: number;
  readonly senders: number;
  readonly readers: number;
  readonly rooms: number;
  readonly gateways: number;
  readonly persistences: number;
  /** Names of faults, one by one. */
  readonly faults: readonly string[];
  /** Faults of them that come after that at random. */
  readonly random: number;
  /** Sends that one sender has under way at the same time. */
  readonly outstanding: number;
  /** A sender's mean pause between two messages on each of its connections; 0: none. */
  readonly pauseMs: number;
  /** How long what does not end by itself is left so. */
  readonly holdMs: number;
  /** Makes the random choices repeatable; what the machine does in between is not. */
  readonly seed: number;
  /** What the persistences hear each other by at first. */
  readonly fanOut: FanOutName;
  /** One PostgreSQL of the run's own, or several that replicate. */
  readonly database: 'own' | 'members';
  /** Folder with the builds (`dist/apps`) of an earlier version, for a rolling upgrade. */
  readonly previous: string | undefined;
}

const full = {
  messages: 100_000,
  senders: 8,
  readers: 8,
  rooms: 4,
  gateways: 1,
  persistences: 1,
  random: 10,
  outstanding: 4,
  pauseMs: 0,
  holdMs: 4_000,
};

/** For CI: every fault once, shorter, on quieter traffic. */
const quick = { ...full, messages: 3_000, senders: 6, readers: 4, random: 0, pauseMs: 50, holdMs: 1_500 };

/**
 * Reads `--messages 20000 --faults kill-gateway,disk-full --random 5 …`; `--quick` changes what is not given. Throws with
 * the name of what is no whole number or no fault.
 */
export function faultOptions(args: readonly string[]): FaultOptions {
  const flags = [...Object.keys(full).map(flagOf), 'seed', 'faults', 'previous', 'fan-out', 'database'];
  const texts = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]));
  const parsed = parseArgs({ args: [...args], options: { ...texts, quick: { type: 'boolean' } }, strict: true });
  const values: Readonly<Record<string, string | boolean | undefined>> = parsed.values;
  const fallback = values['quick'] === true ? quick : full;
  const number = (name: keyof typeof full | 'seed', otherwise: number, least = 1): number => {
    const text = values[flagOf(name)];
    if (text === undefined) return otherwise;
    if (typeof text !== 'string' || !/^\d{1,9}$/.test(text) || Number(text) < least) {
      throw new Error(`--${flagOf(name)} must be a whole number of at least ${least}`);
    }
    return Number(text);
  };
  return {
    messages: number('messages', fallback.messages),
    senders: number('senders', fallback.senders),
    readers: number('readers', fallback.readers),
    rooms: number('rooms', fallback.rooms),
    gateways: number('gateways', fallback.gateways),
    persistences: number('persistences', fallback.persistences),
    faults: readNames(values['faults']),
    random: number('random', fallback.random, 0),
    outstanding: number('outstanding', fallback.outstanding),
    pauseMs: number('pauseMs', fallback.pauseMs, 0),
    holdMs: number('holdMs', fallback.holdMs, 100),
    seed: number('seed', Date.now() % 1_000_000, 0),
    fanOut: readFanOut(values['fan-out']),
    database: readDatabase(values['database']),
    previous: typeof values['previous'] === 'string' ? resolve(values['previous']) : undefined,
  };
}

/** `holdMs` → `hold-ms`. */
function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function readFanOut(given: unknown): FanOutName {
  if (given === undefined || given === 'postgres' || given === 'nats') return given ?? 'postgres';
  throw new Error('--fan-out must be postgres or nats');
}

function readDatabase(given: unknown = 'own'): FaultOptions['database'] {
  if (given !== 'own' && given !== 'members') throw new Error('--database must be own or members');
  return given;
}

function readNames(given: unknown): readonly string[] {
  if (typeof given !== 'string' || given === 'all') return faultNames;
  const names = given === '' ? [] : given.split(',');
  const unknown = names.find((name) => !faultNames.includes(name));
  if (unknown !== undefined) throw new Error(`there is no fault ${unknown}; there are ${faultNames.join(', ')}`);
  return names;
}
