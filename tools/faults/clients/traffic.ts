/** How much is said; faults may change it while a run goes on. */
export interface Traffic {
  /** How often each message is sent at the same time. */
  copies: number;
  /** A sender's mean pause between two messages on each of its connections. */
  pauseMs: number;
}
