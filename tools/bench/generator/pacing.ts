import type { Pace } from './load-plan.ts';
import type { Sender } from './sender.ts';

/** Decides when senders send. */
export interface Pacing {
  start(): void;
  /** Sends nothing more; what is outstanding stays so. */
  stop(): void;
  /** To be called when a sender's message was acknowledged. */
  acknowledged(sender: Sender): void;
}

/** The pacing that a plan asks for. */
export function createPacing(pace: Pace, senders: readonly Sender[]): Pacing {
  return pace.kind === 'closed' ? closedLoop(senders) : openLoop(senders, pace.perSecond);
}

function closedLoop(senders: readonly Sender[]): Pacing {
  let running = false;
  return {
    start: () => {
      running = true;
      for (const sender of senders) sender.send(performance.now());
    },
    stop: () => {
      running = false;
    },
    acknowledged: (sender) => {
      if (running) sender.send(performance.now());
    },
  };
}

/** A timer is late by up to a millisecond or two, so the last stretch before a send is polled. */
const POLLED_MS = 2;

function openLoop(senders: readonly Sender[], perSecond: number): Pacing {
  const intervalMs = 1000 / perSecond;
  let running = false;
  let turn = 0;
  let dueAt = 0;
  const wake = (): void => {
    if (!running) return;
    const now = performance.now();
    for (; dueAt <= now; dueAt += intervalMs) senders[turn++ % senders.length]!.send(dueAt);
    const waitMs = dueAt - performance.now() - POLLED_MS;
    if (waitMs >= 1) setTimeout(wake, waitMs);
    else setImmediate(wake);
  };
  return {
    start: () => {
      running = true;
      dueAt = performance.now();
      wake();
    },
    stop: () => {
      running = false;
    },
    acknowledged: () => undefined,
  };
}
