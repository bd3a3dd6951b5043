import type { Timing } from '../api/timing.ts';

/** How long after a promise that was broken twice. */
const graceMs = 500;

/** What is told to the watch over a stream. */
export interface SilenceWatch {
  /** Something came. */
  heard(): void;
  /** A heartbeat came: the next item comes in about so many milliseconds; 0: no promise any more. */
  promised(ms: number): void;
  stop(): void;
}

/**
 * Calls back when a stream is to be taken for dead: there was nothing at all for `openMs`, or nothing was heard for `silenceMs`, or
 * for twice as long as its last heartbeat announced and a little. It looks at the clock, not only at timers, which stand
 * still while the machine sleeps. That a promise was broken is believed only when the page was awake: what came while it
 * slept is heard first.
 *
 * @param patience how many times as long a promise is waited for
 */
export function watchSilence(
  { silenceMs, openMs }: Pick<Timing, 'silenceMs' | 'openMs'>,
  onSilence: () => void,
  patience: () => number = () => 1,
): SilenceWatch {
  const restMs = Math.min(silenceMs, openMs) / 4;
  let heardAt = Date.now();
  let limitMs = openMs;
  let promisedMs = 0;
  let checkedAt = heardAt;
  let awakeSince = heardAt;
  let everyMs = restMs;
  let timer = setInterval(check, everyMs);

  function check(): void {
    const now = Date.now();
    if (now - checkedAt > 2 * everyMs + graceMs) awakeSince = now;
    checkedAt = now;
    const waitMs = (2 * promisedMs + graceMs) * patience();
    const broken = promisedMs > 0 && now - Math.max(heardAt, awakeSince) >= waitMs;
    if (broken || now - heardAt >= limitMs) onSilence();
  }

  function heard(): void {
    heardAt = Date.now();
    limitMs = silenceMs;
  }

  function promised(ms: number): void {
    heard();
    if (ms === promisedMs) return;
    promisedMs = ms;
    checkedAt = heardAt;
    clearInterval(timer);
    everyMs = ms > 0 ? Math.min(restMs, ms / 2) : restMs;
    timer = setInterval(check, everyMs);
  }

  document.addEventListener('visibilitychange', check);
  return {
    heard,
    promised,
    stop: () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
    },
  };
}
