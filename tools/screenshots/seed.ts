import { RoomKind } from '@prosa/proto/chat';
import { signUp, connectProgram, type Program } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { adorn, type Told } from './adorn.ts';
import { emailOf, password, people, type PersonKey } from './people.ts';
import { conversations, mainRoom, otherRooms, type Line } from './story.ts';

/** A workspace that is full of life. */
export interface Seeded {
  readonly programs: Readonly<Record<PersonKey, Program>>;
  readonly mainRoomId: string;
  /** Cecília's answer in the main room is the newest of hers; see `story.ts`. */
  readonly timezoneId: string;
  /** The room with files and a poll. */
  readonly buoyRoomId: string;
  /** The message that has a thread. */
  readonly threadRootId: string;
}

/** The owner's account is made in the browser (that is a picture of its own); their token comes from there. */
export interface Owner {
  readonly token: string;
  readonly userId: string;
}

/** Where it is a quarter to ten in the morning now, so that the times of the story lie in the past of today. */
export function timezoneOfTheStory(now = new Date()): string {
  const ahead = (9 - now.getUTCHours() + (now.getUTCMinutes() < 45 ? 1 : 0) + 24) % 24;
  const offset = ahead > 12 ? ahead - 24 : ahead;
  return offset === 0 ? 'Etc/UTC' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

/** Fills an empty workspace with people, rooms and talk, and sets the messages back to the times of the story. */
export async function seed(gatewayUrl: string, databaseUrl: string, owner: Owner): Promise<Seeded> {
  const programs = { cecilia: connectProgram(gatewayUrl, owner) } as Record<PersonKey, Program>;
  for (const [key, displayName] of Object.entries(people) as [PersonKey, string][]) {
    if (key === 'cecilia') continue;
    programs[key] = await signUp(gatewayUrl, { displayName, email: emailOf(key), password });
  }
  const timezoneId = timezoneOfTheStory();
  const times: [messageId: string, at: Date][] = [];
  const tell = async (roomId: string, lines: readonly Line[], read: number): Promise<readonly Told[]> => {
    const told = await sayAll(programs, roomId, lines);
    told.forEach(({ id }, index) => times.push([id, momentOf(lines[index]?.at ?? '', timezoneId)]));
    const last = told[read - 1];
    if (last) await programs.cecilia.messages.markRead({ roomId, seq: last.seq });
    return told;
  };
  let [mainRoomId, buoyRoomId, mainTold]: [string, string, readonly Told[]] = ['', '', []];
  for (const story of [mainRoom, ...otherRooms]) {
    const { room } = await programs.cecilia.rooms.createRoom({
      name: story.name,
      topic: story.topic,
      kind: story.kind === 'private' ? RoomKind.PRIVATE : RoomKind.PUBLIC,
      memberIds: story.members.map((key) => programs[key].userId),
    });
    const told = await tell(room?.id ?? '', story.lines, story.read);
    if (story === mainRoom) [mainRoomId, mainTold] = [room?.id ?? '', told];
    if (story.name === 'sensores-e-boias') buoyRoomId = room?.id ?? '';
  }
  await programs.kwame.rooms.createRoom({
    name: 'biblioteca',
    topic: 'Papers and books on tides',
    kind: RoomKind.PUBLIC,
  });
  await programs.odete.rooms.createRoom({ name: 'caronas', topic: 'Who drives to the pier', kind: RoomKind.PUBLIC });
  for (const talk of conversations) {
    const { room } = await programs.cecilia.rooms.openDirect({ userIds: talk.with.map((key) => programs[key].userId) });
    await tell(room?.id ?? '', talk.lines, talk.read);
  }
  await setBack(databaseUrl, times); // what is forwarded tells when it was said
  const added = await adorn({ programs, mainRoomId, told: mainTold, buoyRoomId });
  for (const [id, at] of added) times.push([id, momentOf(at, timezoneId)]);
  await setBack(databaseUrl, times);
  return { programs, mainRoomId, timezoneId, buoyRoomId, threadRootId: mainTold[7]?.id ?? '' };
}

async function sayAll(
  programs: Readonly<Record<PersonKey, Program>>,
  roomId: string,
  lines: readonly Line[],
): Promise<readonly Told[]> {
  const named = (text: string): string =>
    text.replaceAll(/<([a-z]+)>/g, (all, key: string) =>
      key in programs ? `<@${programs[key as PersonKey].userId}>` : all,
    );
  const said: Told[] = [];
  for (const line of lines) {
    const { message } = await programs[line.by].messages.sendMessage({
      roomId,
      clientMessageId: randomUUID(),
      text: named(line.wasText ?? line.text),
      replyToMessageId: line.answers === undefined ? '' : (said[line.answers]?.id ?? ''),
    });
    said.push({ id: message?.id ?? '', seq: message?.seq ?? 0n });
  }
  for (const [index, line] of lines.entries()) {
    const messageId = said[index]?.id ?? '';
    if (line.wasText !== undefined) await programs[line.by].messages.editMessage({ messageId, text: named(line.text) });
    for (const [emoji, keys] of Object.entries(line.reactions ?? {})) {
      for (const key of keys) await programs[key].messages.setReaction({ messageId, emoji, present: true });
    }
    if (line.deleted) await programs[line.by].messages.deleteMessage({ messageId });
  }
  return said;
}

/** A pretended time: nothing in the product can do this, so it is done in the database. */
async function setBack(databaseUrl: string, times: readonly [string, Date][]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [messageId, at] of times) {
      await client.query('update message set sent_at = $2 where id = $1', [messageId, at]);
    }
    await client.query(
      `update message root set thread = jsonb_set(thread::jsonb, '{lastAt}', to_jsonb(last.at))
       from (
         select thread_root_message_id as id, to_char(max(sent_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
         from message where thread_root_message_id is not null group by 1
       ) last
       where root.id = last.id and thread is not null`,
    );
  } finally {
    await client.end();
  }
}

function momentOf(at: string, timezoneId: string): Date {
  const [, yesterday, hours = '0', minutes = '0'] = /^(-1 )?(\d+):(\d+)$/.exec(at) ?? [];
  const ahead = -Number(/[+-]\d+$/.exec(timezoneId)?.[0] ?? 0);
  const local = new Date(Date.now() + ahead * 3_600_000);
  local.setUTCHours(Number(hours) - ahead, Number(minutes), 0, 0);
  return new Date(local.getTime() - (yesterday ? 86_400_000 : 0));
}
