/** When a process that died comes back, and when it is left for good. */
export interface RestartPolicy {
  /** Wait before the first restart; doubles with every failure in a row. */
  readonly firstDelayMs: number;
  /** The longest wait. */
  readonly maxDelayMs: number;
  /** A run at least this long ends a row of failures. */
  readonly stableAfterMs: number;
  /** As many failures in a row end the attempts. */
  readonly maxFailures: number;
}

/** What the launcher and the tests use: 0.2 s, 0.4 s … 5 s, given up after about a quarter of a minute. */
export const defaultPolicy: RestartPolicy = {
  firstDelayMs: 200,
  maxDelayMs: 5_000,
  stableAfterMs: 10_000,
  maxFailures: 8,
};

/** Exit code of a process that refuses its settings (EX_CONFIG of sysexits.h). Trying again would not help. */
export const badSettingsExitCode = 78;

/** The wait in ms before the next run, after so many failures in a row (1 or more). */
export function restartDelayMs(policy: RestartPolicy, failures: number): number {
  return Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** Math.max(0, failures - 1));
}
