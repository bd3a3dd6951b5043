import type { MessageInitShape } from '@bufbuild/protobuf';
import type { LogEvent, TailItemSchema } from '@prosa/proto/persistence';

/** What travels beside the logs: told to every process, never stored. */
export type Announcement = NonNullable<MessageInitShape<typeof TailItemSchema>['item']>;

/** What the services need of the logs. */
export interface RoomLog {
  /** What a transaction hands to append_event and the like, so that its commit rings the other processes. */
  readonly bellId: string;
  /** Hands over events of this process after their commit; in the order of `seq` within a room and call. */
  publish(events: readonly LogEvent[]): void;
  /** Tells the readers of every process. Best effort: what is told while the database is away may be lost elsewhere. */
  announce(announcement: Announcement): void;
}
