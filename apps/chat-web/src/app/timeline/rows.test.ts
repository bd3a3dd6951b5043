import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MessageSchema } from '@prosa/proto/chat';
import type { TimelineEntry } from '../messages/timeline-view.ts';
import { toRows } from './rows.ts';

let seq = 0n;

function entry(senderId: string, time: string, change: { replyToMessageId?: string } = {}): TimelineEntry {
  seq += 1n;
  const sentAt = timestampFromDate(new Date(`2026-07-${time}`));
  return { key: `m${seq}`, state: 'sent', message: create(MessageSchema, { senderId, seq, sentAt, ...change }) };
}

function sketch(entries: readonly TimelineEntry[], firstUnreadSeq?: bigint): string[] {
  return toRows(entries, firstUnreadSeq).map((row) =>
    row.kind === 'message' ? `${row.continued ? '…' : ''}${row.entry.message.senderId}` : row.kind,
  );
}

beforeEach(() => {
  seq = 0n;
});

describe('toRows', () => {
  it('groups what one person says within five minutes', () => {
    expect(
      sketch([
        entry('ana', '16T09:00:00'),
        entry('ana', '16T09:05:00'),
        entry('ana', '16T09:10:01'),
        entry('bo', '16T09:10:02'),
      ]),
    ).toEqual(['day', 'ana', '…ana', 'ana', 'bo']);
  });

  it('begins a new day under its own heading', () => {
    expect(sketch([entry('ana', '16T23:59:00'), entry('ana', '17T00:01:00')])).toEqual(['day', 'ana', 'day', 'ana']);
  });

  it('draws the line before the first new message, once, with the time of the last one read', () => {
    const entries = [entry('ana', '16T09:00:00'), entry('ana', '16T09:01:00'), entry('ana', '16T09:02:00')];
    expect(sketch(entries, 2n)).toEqual(['day', 'ana', 'new', 'ana', '…ana']);
    expect(toRows(entries, 2n).find((row) => row.kind === 'new')).toEqual({
      kind: 'new',
      key: 'new',
      since: new Date('2026-07-16T09:00:00'),
    });
  });

  it('starts afresh where somebody answers', () => {
    expect(sketch([entry('ana', '16T09:00:00'), entry('ana', '16T09:01:00', { replyToMessageId: 'x' })])).toEqual([
      'day',
      'ana',
      'ana',
    ]);
  });

  it('leaves the name where it stood when older messages come before it', () => {
    const entries = [entry('ana', '16T09:00:00'), entry('ana', '16T09:01:00')];
    expect(toRows(entries, undefined, new Set(['m2'])).map((row) => row.kind === 'message' && row.continued)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('keeps the keys of entries, so that a row stays when its message is committed', () => {
    expect(toRows([entry('ana', '16T09:00:00')], undefined).map(({ key }) => key)).toEqual(['day-2026-6-16', 'm1']);
  });
});
