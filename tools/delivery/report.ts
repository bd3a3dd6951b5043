import { kinds } from './checker.ts';
import type { DeliveryOptions } from './options.ts';
import type { DeliveryResult } from './run.ts';

/** What a run says at its end, for people; the findings last. */
export function report(options: DeliveryOptions, result: DeliveryResult): string {
  const { messages, senders, readers, rooms, gateways, persistences, seed } = options;
  const seconds = result.sendingMs / 1000;
  const killed = (service: string): number => result.kills.filter((kill) => kill.service === service).length;
  const details = kinds.flatMap((kind) => {
    const cases = result.findings[kind];
    const more = cases.length > 5 ? [`  … and ${cases.length - 5} more`] : [];
    return [...cases.slice(0, 5).map((line) => `  ${kind}: ${line}`), ...more];
  });
  return [
    `${messages} messages, ${senders} senders, ${readers} readers, ${rooms} rooms, ${gateways} gateways, ${persistences} persistences, seed ${seed}`,
    `kill -9: gateway ${killed('gateway')} times, persistence ${killed('persistence')} times; readers cut their stream ${result.cuts} times and took ${result.snapshots} snapshots`,
    `failed calls made again: ${result.retries}; messages sent again without need: ${result.repeats}`,
    `acknowledged ${result.acknowledged} in ${seconds.toFixed(1)} s (${Math.round(result.acknowledged / seconds)} a second, kills included); delivered ${result.delivered}; last reader had all ${Math.round(result.catchingUpMs)} ms later`,
    ...details,
    kinds.map((kind) => `${kind} ${result.findings[kind].length}`).join(', '),
  ].join('\n');
}
