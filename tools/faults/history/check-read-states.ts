import type { MarkCall } from './calls.ts';
import type { Findings } from './findings.ts';
import type { Entry, FinalReadState, History } from './history.ts';

/**
 * Read markers go forward only, to where somebody moved them and not less far than was acknowledged; the counters are what
 * the database's log says; what the stream told last is what a fresh fetch says.
 */
export function checkReadStates({ calls, finals, logs }: History, findings: Findings): void {
  const byPlace = Map.groupBy(calls.marks, placeOf);
  for (const marks of byPlace.values()) checkForward(marks, findings);
  const database = logs.find(({ name }) => name === 'database');
  for (const final of finals) {
    const marks = byPlace.get(placeOf(final)) ?? [];
    const room = database?.rooms.get(final.roomId);
    checkMarker(final, marks, room?.startSeq ?? 0, findings);
    if (room !== undefined) checkCounters(final, room.entries, findings);
  }
}

function placeOf({ person, roomId }: { person: string; roomId: string }): string {
  return `${person}, room ${roomId}`;
}

/** Of calls of one person, who makes them one after the other. */
function checkForward(marks: readonly MarkCall[], findings: Findings): void {
  let seq = 0;
  let revision = 0;
  for (const { state, seq: asked, ...call } of marks) {
    if (state === undefined) continue;
    const where = `${placeOf(call)}: marked up to ${asked}`;
    if (state.lastReadSeq < asked) findings.misread.push(`${where}, answered ${state.lastReadSeq}`);
    if (state.lastReadSeq < seq) findings.misread.push(`${where}, went back from ${seq} to ${state.lastReadSeq}`);
    if (state.revision < revision) {
      findings.misread.push(`${where}, revision ${state.revision} after ${revision}`);
    }
    seq = Math.max(seq, state.lastReadSeq);
    revision = Math.max(revision, state.revision);
  }
}

function checkMarker(final: FinalReadState, marks: readonly MarkCall[], startSeq: number, findings: Findings): void {
  const { fetched, streamed } = final;
  const where = placeOf(final);
  const asked = marks.filter(({ outcome }) => outcome !== 'fail').map(({ seq }) => seq);
  const sure = marks.filter(({ outcome }) => outcome === 'ok').map(({ seq }) => seq);
  if (fetched.lastReadSeq < Math.max(0, ...sure)) {
    findings.misread.push(`${where}: read up to ${fetched.lastReadSeq}, acknowledged up to ${Math.max(...sure)}`);
  }
  if (fetched.lastReadSeq > Math.max(startSeq, ...asked)) {
    findings.misread.push(`${where}: read up to ${fetched.lastReadSeq}, marked up to ${Math.max(startSeq, ...asked)}`);
  }
  if (streamed && (streamed.lastReadSeq !== fetched.lastReadSeq || streamed.revision !== fetched.revision)) {
    findings.misread.push(
      `${where}: the stream says ${streamed.lastReadSeq} (revision ${streamed.revision}), a fetch ${fetched.lastReadSeq} (${fetched.revision})`,
    );
  }
}

function checkCounters(final: FinalReadState, entries: readonly Entry[], findings: Findings): void {
  const { fetched, userId } = final;
  const messages = entries.filter(({ messageId }) => messageId !== undefined);
  const own = messages.filter(({ senderId }) => senderId === userId).length;
  const unread = messages.filter(({ senderId, seq }) => senderId !== userId && seq > fetched.lastReadSeq).length;
  if (fetched.ownCount !== own) {
    findings.misread.push(`${placeOf(final)}: ${fetched.ownCount} own messages, the log has ${own}`);
  }
  if (fetched.unreadCount !== unread) {
    findings.misread.push(`${placeOf(final)}: ${fetched.unreadCount} unread, the log has ${unread}`);
  }
}
