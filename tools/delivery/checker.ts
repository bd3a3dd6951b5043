import type { Acknowledgement, History, Log, RoomLog } from './history.ts';

/** What went wrong, one line a case. All empty: every acknowledged message stood once, in order, in every log. */
export interface Findings {
  /** Acknowledged, but not in a log. */
  readonly lost: string[];
  /** More than once in a log. */
  readonly doubled: string[];
  /** After an entry with a higher seq. */
  readonly reordered: string[];
  /** A seq between the start and the top that a log does not have. */
  readonly holes: string[];
  /** In a log but never sent, or sent to another room. */
  readonly unexpected: string[];
  /** Two acknowledgements, or an acknowledgement and a log, that give the same message another id or place. */
  readonly contradicting: string[];
}

/** The names of the findings, in the order in which they are told. */
export const kinds = ['lost', 'doubled', 'reordered', 'holes', 'unexpected', 'contradicting'] as const;

/** Whether nothing was found. */
export function isClean(findings: Findings): boolean {
  return kinds.every((kind) => findings[kind].length === 0);
}

/** Judges a history. Pure. */
export function check(history: History): Findings {
  const findings: Findings = { lost: [], doubled: [], reordered: [], holes: [], unexpected: [], contradicting: [] };
  const acknowledged = firstAcknowledgements(history, findings);
  const byRoom = Map.groupBy(acknowledged.values(), ({ roomId }) => roomId);
  for (const log of history.logs) {
    for (const roomId of new Set([...byRoom.keys(), ...log.rooms.keys()])) {
      const room = log.rooms.get(roomId) ?? { startSeq: 0, entries: [] };
      checkRoom({ history, findings, acknowledged, log, roomId, room, expected: byRoom.get(roomId) ?? [] });
    }
  }
  return findings;
}

interface RoomCheck {
  readonly history: History;
  readonly findings: Findings;
  readonly acknowledged: ReadonlyMap<string, Acknowledgement>;
  readonly log: Log;
  readonly roomId: string;
  readonly room: RoomLog;
  readonly expected: readonly Acknowledgement[];
}

function firstAcknowledgements(history: History, findings: Findings): Map<string, Acknowledgement> {
  const first = new Map<string, Acknowledgement>();
  for (const again of history.acknowledgements) {
    const known = first.get(again.clientMessageId);
    if (known === undefined) {
      first.set(again.clientMessageId, again);
      if (history.attempted.get(again.clientMessageId) !== again.roomId) {
        findings.unexpected.push(`an acknowledgement of ${again.clientMessageId}, never sent to ${again.roomId}`);
      }
    } else if (known.seq !== again.seq || known.messageId !== again.messageId || known.roomId !== again.roomId) {
      findings.contradicting.push(
        `${again.clientMessageId} was acknowledged as ${place(known)} and as ${place(again)}`,
      );
    }
  }
  return first;
}

function checkRoom({ history, findings, acknowledged, log, roomId, room, expected }: RoomCheck): void {
  const where = `${log.name}, room ${roomId}`;
  const seenSeqs = new Set<number>();
  const seenIds = new Set<string>();
  let previous = room.startSeq;
  for (const { seq, clientMessageId, messageId } of room.entries) {
    const again = seenSeqs.has(seq) || (clientMessageId !== undefined && seenIds.has(clientMessageId));
    if (again) findings.doubled.push(`${where}: seq ${seq} ${clientMessageId ?? ''}`);
    else if (seq <= previous) findings.reordered.push(`${where}: seq ${seq} after ${previous}`);
    seenSeqs.add(seq);
    previous = Math.max(previous, seq);
    if (clientMessageId === undefined) continue;
    seenIds.add(clientMessageId);
    if (history.attempted.get(clientMessageId) !== roomId) {
      findings.unexpected.push(`${where}: seq ${seq} ${clientMessageId} was never sent there`);
    }
    const known = acknowledged.get(clientMessageId);
    if (known !== undefined && (known.seq !== seq || known.messageId !== messageId)) {
      findings.contradicting.push(`${where}: ${clientMessageId} at seq ${seq}, acknowledged as ${place(known)}`);
    }
  }
  for (const { clientMessageId, seq } of expected) {
    if (!seenIds.has(clientMessageId)) findings.lost.push(`${where}: seq ${seq} ${clientMessageId}`);
  }
  const top = expected.reduce((highest, { seq }) => Math.max(highest, seq), previous);
  for (let seq = room.startSeq + 1; seq <= top; seq++) {
    if (!seenSeqs.has(seq)) findings.holes.push(`${where}: seq ${seq}`);
  }
}

function place({ roomId, messageId, seq }: Acknowledgement): string {
  return `seq ${seq} (message ${messageId}, room ${roomId})`;
}
