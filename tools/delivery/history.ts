/** What a run of the delivery test leaves to be judged. */
export interface History {
  /** Everything that was ever sent, acknowledged or not: client message id → room. */
  readonly attempted: ReadonlyMap<string, string>;
  /** Every acknowledgement; a message that was sent again has several. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** One a reader, and one for the database. */
  readonly logs: readonly Log[];
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
}
