/**
 * A series of messages that whoever subscribes must get whole, once and in order: a room's log where the product numbers
 * it, else what one sender says.
 */
export class EventLog {
  /** Highest number that was acknowledged. */
  topSeq = 0;
  /** When the message with this number was meant to be sent. */
  readonly intendedAt = new Map<number, number>();
}
