import type { Queries } from './database/connect.ts';
import type { RoomLog } from './log/room-log.ts';

/** What the services work on. */
export interface Workspace {
  readonly db: Queries;
  /** Names this database's history, as in prosa.chat.v1.Room.epoch. */
  readonly epoch: string;
  readonly log: RoomLog;
}
