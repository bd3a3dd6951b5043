import { type LauncherSettings, reachableOf } from './settings.ts';
import type { Terminal } from './terminal.ts';

/**
 * Waits until the gateway says that everything it needs is there. Patient: what cannot start ends the launch elsewhere;
 * after ten seconds and then every half minute it says what is missing. Returns false when `signal` aborts.
 */
export async function untilReady(
  { host, port }: Pick<LauncherSettings, 'host' | 'port'>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<boolean> {
  const url = `${reachableOf({ host, port })}/readyz`;
  let tellAt = performance.now() + 10_000;
  while (!signal.aborted) {
    const answer = await ask(url);
    if (answer === undefined) return true;
    if (performance.now() > tellAt) {
      terminal.warn(`Still waiting: ${answer}`);
      tellAt = performance.now() + 30_000;
    }
    await new Promise((done) => setTimeout(done, 60));
  }
  return false;
}

/** Undefined when ready, else what it says. */
async function ask(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const text = await response.text();
    return response.ok ? undefined : missing(text);
  } catch {
    return 'the gateway does not answer yet';
  }
}

/** Of `{"dependencies":{"database":"down",…}}` those that are not up, for people. */
function missing(text: string): string {
  try {
    const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
    const away = Object.entries(dependencies).filter(([, state]) => state !== 'up');
    return away.map(([name, state]) => `${name} is ${state}`).join(', ');
  } catch {
    return text.trim().slice(0, 300);
  }
}
