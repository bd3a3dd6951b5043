import { PresenceService, ReminderService, SavedService } from '@prosa/proto/chat';
import { type Program, uploadFile } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import { files } from '../demo/files.ts';
import { statuses } from '../demo/people.ts';
import type { PersonKey } from './people.ts';
import { buoyTalk, threadLines } from './story.ts';

/** A message as far as it matters here. */
export interface Told {
  readonly id: string;
  readonly seq: bigint;
}

/** What the talk is adorned with. */
export interface Rooms {
  readonly programs: Readonly<Record<PersonKey, Program>>;
  readonly mainRoomId: string;
  /** What was said in the main room, in the order of the story. */
  readonly told: readonly Told[];
  readonly buoyRoomId: string;
}

/**
 * Adds to what was said: a thread, pins, files, a poll, a forwarded message, something saved, reminders, statuses. Returns
 * the new messages with the local time each was sent at.
 */
export async function adorn(rooms: Rooms): Promise<readonly (readonly [id: string, at: string])[]> {
  const { programs, mainRoomId, told } = rooms;
  const times: (readonly [string, string])[] = [];
  for (const { by, at, text } of threadLines) {
    const { message } = await programs[by].messages.sendMessage({
      roomId: mainRoomId,
      clientMessageId: randomUUID(),
      text,
      threadRootMessageId: told[7]?.id ?? '',
    });
    times.push([message?.id ?? '', at]);
  }
  await programs.cecilia.threads.followThread({ rootMessageId: told[7]?.id ?? '', follow: true });
  for (const index of [0, 4]) {
    await programs.cecilia.pins.pinMessage({ messageId: told[index]?.id ?? '', pinned: true });
  }
  times.push(...(await fillBuoyRoom(rooms)));
  const { cecilia } = programs;
  for (const index of [2, 4, 7]) {
    await cecilia.service(SavedService).saveMessage({ messageId: told[index]?.id ?? '' });
  }
  await cecilia.service(ReminderService).createReminder({
    reminderId: randomUUID(),
    messageId: told[10]?.id ?? '',
    remindAt: { seconds: BigInt(Math.floor(Date.now() / 1_000) + 3 * 3_600), nanos: 0 },
    note: 'Before the boat leaves on Friday',
  });
  for (const [key, status] of Object.entries(statuses)) {
    await programs[key as PersonKey].service(PresenceService).setStatus({ status });
  }
  return times;
}

async function fillBuoyRoom({ programs, buoyRoomId, told }: Rooms): Promise<readonly (readonly [string, string])[]> {
  const times: (readonly [string, string])[] = [];
  for (const { by, at, text, file, forwards, poll, votes } of buoyTalk) {
    const made = file && files[file]();
    const attachmentId = made && (await uploadFile(programs[by], made.name, made.bytes));
    const { message } = await programs[by].messages.sendMessage({
      roomId: buoyRoomId,
      clientMessageId: randomUUID(),
      text,
      forwardedMessageId: forwards === undefined ? '' : (told[forwards]?.id ?? ''),
      attachmentIds: attachmentId ? [attachmentId] : [],
      altTexts: attachmentId && made.altText ? { [attachmentId]: made.altText } : {},
      ...(poll && { poll: { options: [...poll] } }),
    });
    const id = message?.id ?? '';
    for (const [key, option] of Object.entries(votes ?? {})) {
      await programs[key as PersonKey].polls.votePoll({ messageId: id, optionIndexes: [option] });
    }
    times.push([id, at]);
  }
  return times;
}
