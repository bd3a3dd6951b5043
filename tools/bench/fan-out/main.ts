/** What it costs that persistences hear each other by PostgreSQL, and by NATS (docs/scaling.md). Needs the bundles: npm run build. */
import { parseArgs } from 'node:util';
import { median } from '../report/statistics.ts';
import { type FanOutFigures, type FanOutName, type FanOutSizes, measureFanOut } from './measure-fan-out.ts';

const defaults = { gateways: 2, persistences: 2, readers: 16, rooms: 4, rate: 150, seconds: 10, rounds: 3 };
const flags = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' as const }]));
const { values } = parseArgs({ options: flags, strict: true });
const given: Readonly<Record<string, string | boolean | undefined>> = values;

function size(name: keyof typeof defaults): number {
  const text = String(given[name] ?? defaults[name]);
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} must be a whole number of at least 1`);
  return Number(text);
}

const sizes: FanOutSizes = {
  gateways: size('gateways'),
  persistences: size('persistences'),
  readers: size('readers'),
  rooms: size('rooms'),
  rate: size('rate'),
  seconds: size('seconds'),
};
const runs: Record<FanOutName, FanOutFigures[]> = { postgres: [], nats: [] };
for (let round = 0; round < size('rounds'); round++) {
  for (const fanOut of ['postgres', 'nats'] as const) runs[fanOut].push(await measureFanOut(fanOut, sizes));
}

const rows: readonly [what: string, of: (figures: FanOutFigures) => number][] = [
  ['delivery over another persistence, p50 (ms)', ({ crossing }) => crossing?.p50 ?? 0],
  ['the same, p99 (ms)', ({ crossing }) => crossing?.p99 ?? 0],
  ['delivery over the same persistence, p50 (ms)', ({ near }) => near?.p50 ?? 0],
  ['the same, p99 (ms)', ({ near }) => near?.p99 ?? 0],
  ['CPU a delivery, gateways (µs)', ({ cpu }) => cpu.gateway],
  ['CPU a delivery, persistences (µs)', ({ cpu }) => cpu.persistence],
  ['CPU a delivery, PostgreSQL (µs)', ({ cpu }) => cpu.postgres],
  ['CPU a delivery, NATS (µs)', ({ cpu }) => cpu.nats],
  ['CPU a delivery, together (µs)', ({ cpu }) => cpu.gateway + cpu.persistence + cpu.postgres + cpu.nats],
  ['transactions a second', ({ transactions }) => transactions],
  ['rows fetched a second', ({ rows: fetched }) => fetched],
];

console.log(`${JSON.stringify(sizes)}, median of ${runs.nats.length} runs each, in turn\n`);
console.log('| | PostgreSQL | NATS | NATS / PostgreSQL |\n| --- | ---: | ---: | ---: |');
for (const [what, of] of rows) {
  const [postgres, nats] = [median(runs.postgres.map(of)), median(runs.nats.map(of))];
  const ratio = postgres === 0 ? '' : (nats / postgres).toFixed(2);
  console.log(`| ${what} | ${short(postgres)} | ${short(nats)} | ${ratio} |`);
}

function short(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(1);
}
