import { parseArgs } from 'node:util';

/** How large a run is and what is done to the stack meanwhile. */
export interface DeliveryOptions {
  readonly messages: number;
  readonly senders: number;
  readonly readers: number;
  readonly rooms: number;
  readonly gateways: number;
  readonly persistences: number;
  /** Processes killed while traffic flows, gateways and persistences in turn. */
  readonly kills: number;
  /** Sends that one sender has under way at the same time. */
  readonly outstanding: number;
  /** Makes the random choices repeatable; what the machine does in between is not. */
  readonly seed: number;
}

const defaults = {
  messages: 20_000,
  senders: 8,
  readers: 8,
  rooms: 4,
  gateways: 1,
  persistences: 1,
  kills: 6,
  outstanding: 4,
};

/** Reads `--messages 20000 --kills 6 …`. Throws with the name of what is no whole number. */
export function deliveryOptions(args: readonly string[]): DeliveryOptions {
  const names = [...Object.keys(defaults), 'seed'];
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    strict: true,
  });
  const number = (name: keyof DeliveryOptions, fallback: number, least = 1): number => {
    const text = values[name];
    if (text === undefined) return fallback;
    if (typeof text !== 'string' || !/^\d{1,9}$/.test(text) || Number(text) < least) {
      throw new Error(`--${name} must be a whole number of at least ${least}`);
    }
    return Number(text);
  };
  return {
    messages: number('messages', defaults.messages),
    senders: number('senders', defaults.senders),
    readers: number('readers', defaults.readers),
    rooms: number('rooms', defaults.rooms),
    gateways: number('gateways', defaults.gateways),
    persistences: number('persistences', defaults.persistences),
    kills: number('kills', defaults.kills, 0),
    outstanding: number('outstanding', defaults.outstanding),
    seed: number('seed', Date.now() % 1_000_000, 0),
  };
}
