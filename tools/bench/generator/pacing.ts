import type { LoadPlan } from './load-plan.ts';

/** Who can be told to send. */
export interface PacedSender {
  /** Sends a message, or queues it; its latency counts from `intendedAt`. */
  send(intendedAt: number): void;
}

/** Decides when senders send. */
export interface Pacing {
  start(): void;
  /** Sends nothing more; what is outstanding stays so. */
  stop(): void;
  /** To be called when a sender's message was acknowledged. */
  acknowledged(sender: PacedSender): void;
}

/** The pacing that a plan asks for. */
export function createPacing(
  { pace, warmUpSeconds }: Pick<LoadPlan, 'pace' | 'warmUpSeconds'>,
  senders: readonly PacedSender[],
): Pacing {
  if (pace.kind === 'closed') return closedLoop(senders);
  if (pace.kind === 'open') return openLoop(senders, pace.perSecond);
  return shareOfMost(senders, pace.share, warmUpSeconds / 2);
}

function closedLoop(senders: readonly PacedSender[]): Pacing {
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

function openLoop(senders: readonly PacedSender[], perSecond: number): Pacing {
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

/** Looks for the most in the first `probeSeconds`, of which the second half counts. */
function shareOfMost(senders: readonly PacedSender[], share: number, probeSeconds: number): Pacing {
  let pacing = closedLoop(senders);
  let count = 0;
  const timers: NodeJS.Timeout[] = [];
  return {
    start: () => {
      pacing.start();
      const countedSeconds = probeSeconds / 2;
      timers.push(
        setTimeout(() => (count = 0), (probeSeconds - countedSeconds) * 1000),
        setTimeout(() => {
          pacing.stop();
          pacing = openLoop(senders, Math.max(1, (count / countedSeconds) * share));
          pacing.start();
        }, probeSeconds * 1000),
      );
    },
    stop: () => {
      timers.forEach(clearTimeout);
      pacing.stop();
    },
    acknowledged: (sender) => {
      count += 1;
      pacing.acknowledged(sender);
    },
  };
}
