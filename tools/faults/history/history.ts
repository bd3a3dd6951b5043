import type { Calls } from './calls.ts';

/** What a run leaves to be judged: what the clients were told, and what everybody saw. One a history (epoch). */
export interface History {
  /** Every call, with its outcome. */
  readonly calls: Calls;
  /** One a reader, and one for the database. */
  readonly logs: readonly Log[];
  /** How far people had read at the end, a person and room. */
  readonly finals: readonly FinalReadState[];
  /** What a backup held that this history began with; with it, only calls made after it count. */
  readonly restored?: Log;
}

/** What the server said when it took a message. */
export interface Acknowledgement {
  readonly roomId: string;
  readonly clientMessageId: string;
  readonly messageId: string;
  readonly seq: number;
}

/** What somebody saw, a room at a time. */
export interface Log {
  /** `reader 3`, `database`. */
  readonly name: string;
  readonly rooms: ReadonlyMap<string, RoomLog>;
}

/** One room's log as somebody saw it. */
export interface RoomLog {
  /** The position before the first entry. */
  readonly startSeq: number;
  /** In the order in which they were seen. */
  readonly entries: readonly Entry[];
}

/** An event. Those that are no new message carry no ids. */
export interface Entry {
  readonly seq: number;
  readonly clientMessageId?: string;
  readonly messageId?: string;
  /** Whose message it is. */
  readonly senderId?: string;
}

/** A read marker and the counters that go with it. */
export interface ReadState {
  readonly lastReadSeq: number;
  /** Messages of others after the marker. */
  readonly unreadCount: number;
  /** Own messages in the room. */
  readonly ownCount: number;
  /** Grows with every change of the marker. */
  readonly revision: number;
}

/** What a fresh fetch says at the end, beside what the person's stream said last. */
export interface FinalReadState {
  readonly person: string;
  readonly userId: string;
  readonly roomId: string;
  readonly fetched: ReadState;
  /** The newest that the stream told; undefined: it told of none, or nobody listened. */
  readonly streamed?: Pick<ReadState, 'lastReadSeq' | 'revision'>;
}
