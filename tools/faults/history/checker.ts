import { checkReadStates } from './check-read-states.ts';
import { type Findings, noFindings } from './findings.ts';
import type { Acknowledgement, History, Log, RoomLog } from './history.ts';
import { knownSends, type KnownSends, place } from './known-sends.ts';

/** What a history comes to. */
export interface Verdict {
  readonly findings: Findings;
  /** Messages that were acknowledged. */
  readonly acknowledged: number;
  /** Messages whose sender never learnt how it went, and which the database has: no fault, and worth to be known. */
  readonly recovered: number;
}

/** Judges a history. Pure. */
export function check(history: History): Verdict {
  const findings = noFindings();
  const sends = knownSends(history, findings);
  const byRoom = Map.groupBy(sends.acknowledged.values(), ({ roomId }) => roomId);
  for (const log of history.logs) {
    for (const roomId of new Set([...byRoom.keys(), ...log.rooms.keys()])) {
      const room = log.rooms.get(roomId) ?? { startSeq: 0, entries: [] };
      checkRoom({ sends, findings, log, roomId, room, expected: byRoom.get(roomId) ?? [] });
    }
  }
  checkReadStates(history, findings);
  const restored = [...(history.restored?.rooms.values() ?? [])].flatMap(({ entries }) => entries);
  const before = restored.filter(({ messageId }) => messageId !== undefined).length;
  return {
    findings,
    acknowledged: sends.acknowledged.size - before,
    recovered: recovered(history, sends),
  };
}

interface RoomCheck {
  readonly sends: KnownSends;
  readonly findings: Findings;
  readonly log: Log;
  readonly roomId: string;
  readonly room: RoomLog;
  readonly expected: readonly Acknowledgement[];
}

function checkRoom({ sends, findings, log, roomId, room, expected }: RoomCheck): void {
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
    if (sends.possible.get(clientMessageId) !== roomId) {
      findings.unexpected.push(`${where}: seq ${seq} ${clientMessageId} was never sent there, or was refused`);
    }
    const known = sends.acknowledged.get(clientMessageId);
    if (known !== undefined && (known.seq !== seq || known.messageId !== messageId)) {
      findings.contradicting.push(`${where}: ${clientMessageId} at seq ${seq}, acknowledged as ${place(known)}`);
    }
  }
  for (const { clientMessageId, seq } of expected) {
    if (!seenIds.has(clientMessageId)) findings.lost.push(`${where}: seq ${seq} ${clientMessageId}`);
  }
  const top = expected.reduce((highest, { seq }) => Math.max(highest, seq), previous);
  for (let seq = room.startSeq + 1; seq <= top; seq++) {
    if (!seenSeqs.has(seq)) findings.skipped.push(`${where}: seq ${seq}`);
  }
}

function recovered(history: History, { acknowledged, possible }: KnownSends): number {
  const database = history.logs.find(({ name }) => name === 'database');
  let count = 0;
  for (const { entries } of database?.rooms.values() ?? []) {
    for (const { clientMessageId } of entries) {
      if (clientMessageId !== undefined && possible.has(clientMessageId) && !acknowledged.has(clientMessageId)) count++;
    }
  }
  return count;
}
