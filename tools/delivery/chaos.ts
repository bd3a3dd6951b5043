import type { Stack } from '@prosa/testing/stack';
import type { Progress } from './progress.ts';

/** What was killed, and when. */
export interface Kill {
  readonly service: 'gateway' | 'persistence';
  readonly index: number;
  /** Messages acknowledged until then. */
  readonly after: number;
}

/** Who to kill, in turn: gateway 0, persistence 0, gateway 1, … */
function victim(number: number, gateways: number, persistences: number): Pick<Kill, 'service' | 'index'> {
  const turn = Math.floor(number / 2);
  return number % 2 === 0
    ? { service: 'gateway', index: turn % gateways }
    : { service: 'persistence', index: turn % persistences };
}

/**
 * `kill -9` of gateways and persistences in turn, evenly over the messages, each in the middle of traffic; the next one
 * only when everything is there again.
 */
export async function killInTurn(
  stack: Stack,
  progress: Progress,
  options: { messages: number; kills: number; gateways: number; persistences: number },
): Promise<Kill[]> {
  const kills: Kill[] = [];
  for (let number = 0; number < options.kills; number++) {
    await progress.reach(Math.floor((options.messages * (number + 1)) / (options.kills + 1)));
    const { service, index } = victim(number, options.gateways, options.persistences);
    const after = progress.acknowledged;
    await stack.kill(service, index, 'SIGKILL');
    kills.push({ service, index, after });
    progress.release();
    await stack.ready();
  }
  return kills;
}
