import type { Findings } from './findings.ts';
import type { Acknowledgement, History } from './history.ts';

/** What the calls say about messages. */
export interface KnownSends {
  /** Message → its room, of all that may be in a log. */
  readonly possible: ReadonlyMap<string, string>;
  /** The first acknowledgement of each message. */
  readonly acknowledged: ReadonlyMap<string, Acknowledgement>;
}

/** Reads them out of a history; tells of acknowledgements that do not fit each other. */
export function knownSends({ calls, restored }: History, findings: Findings): KnownSends {
  const possible = new Map<string, string>();
  const acknowledged = new Map<string, Acknowledgement>();
  for (const [roomId, { entries }] of restored?.rooms ?? []) {
    for (const { seq, clientMessageId, messageId } of entries) {
      if (clientMessageId === undefined || messageId === undefined) continue;
      possible.set(clientMessageId, roomId);
      acknowledged.set(clientMessageId, { roomId, clientMessageId, messageId, seq });
    }
  }
  for (const { clientMessageId, roomId, outcome, acknowledgement } of calls.sends) {
    if (outcome === 'fail') continue;
    possible.set(clientMessageId, roomId);
    if (acknowledgement === undefined) continue;
    const known = acknowledged.get(clientMessageId);
    if (known === undefined) acknowledged.set(clientMessageId, acknowledgement);
    else if (!isSame(known, acknowledgement)) {
      findings.contradicting.push(
        `${clientMessageId} was acknowledged as ${place(known)} and as ${place(acknowledgement)}`,
      );
    }
  }
  return { possible, acknowledged };
}

/** For people: where a message is. */
export function place({ roomId, messageId, seq }: Acknowledgement): string {
  return `seq ${seq} (message ${messageId}, room ${roomId})`;
}

function isSame(a: Acknowledgement, b: Acknowledgement): boolean {
  return a.seq === b.seq && a.messageId === b.messageId && a.roomId === b.roomId;
}
