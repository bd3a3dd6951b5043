import type { Stack } from '@prosa/testing/stack';
import type { Clock } from './clock.ts';
import type { Traffic } from './clients/traffic.ts';
import type { Links } from './link/links.ts';
import type { DatabaseMembers } from './members/database-members.ts';
import type { Progress } from './progress.ts';
import type { NatsBetween } from './nats-between.ts';
import type { Random } from './random.ts';

/** What is there to make faults with. */
export interface Means {
  readonly stack: Stack;
  /** The machine's clock as the stack sees it; undefined where it cannot be set. */
  readonly clock: Clock | undefined;
  /** NATS between the persistences, where the run needs it. */
  readonly nats: NatsBetween | undefined;
  /** The file system of PostgreSQL's data when it is one of its own, which may be filled. */
  readonly smallDisk: string | undefined;
  /** PostgreSQL when it is several servers; undefined when it is one. */
  readonly members: DatabaseMembers | undefined;
}

/** What a fault works on. */
export interface World extends Means {
  readonly links: Links;
  readonly progress: Progress;
  readonly traffic: Traffic;
  readonly random: Random;
  /** How long what does not end by itself is left so. */
  readonly holdMs: number;
  readonly gateways: number;
  readonly persistences: number;
  /** The gateway and persistence that are met this time; others the next time. */
  readonly victim: { readonly gateway: number; readonly persistence: number };
  /** Builds (`dist/apps`) that a rolling upgrade goes to, and from which the stack began. */
  readonly builds: { readonly from: string; readonly to: string };
  /** Judges the history so far and begins another one, with what a backup held. */
  readonly histories: Histories;
}

/** The histories (epochs) of a run, for a fault that ends one. */
export interface Histories {
  /** Remembers that a backup begins now, or that the log is sent to where backups lie: what was acknowledged before is in what will be restored. */
  backupBegins(): void;
  /** Answers a time: what was acknowledged before must be in what is restored to it, what was sent after must not. */
  pointPasses(): Promise<Date>;
  /** Lets the readers see everything, then closes the history. No traffic may be under way. */
  close(): Promise<void>;
  /** Begins the history that was restored. The database must answer. */
  begin(): Promise<void>;
}
