import { createHash } from 'node:crypto';
import { MemberRole, type Message, RoomKind } from '@prosa/proto/chat';
import { type Caller, enter } from './caller.ts';
import { files } from './files.ts';
import { momentOf } from './moments.ts';
import { emailOf, everybody, people, type PersonKey, statuses } from './people.ts';
import { elsewhere, type Line, type Live, membersOf, stories, type Story } from './story.ts';

/** What the workspace of the demo is called. */
export const workspaceName = 'Maré Cooperativa';

/** What is older than this was read by everybody who looks in now and then. */
const readAfterMs = 2 * 3_600_000;

type People = Readonly<Record<PersonKey, Caller>>;

/**
 * Fills the workspace with people, rooms and talk, through the same calls that browsers and programs use. The people are
 * signed up, or signed in when a run before this one was cut; running it again adds what is missing and nothing twice.
 * Throws what the gateway answers.
 */
export async function fill(gatewayUrl: string, password: string, isNew: boolean, now = new Date()): Promise<void> {
  const callers = await gather(gatewayUrl, password, isNew);
  for (const story of stories) await tell(story, callers, now);
  for (const { name, topic, by } of elsewhere) await publicRoom(callers[by], name, topic);
  for (const [key, status] of Object.entries(statuses)) {
    await callers[key as PersonKey].presence.setStatus({ status });
  }
}

async function gather(gatewayUrl: string, password: string, isNew: boolean): Promise<People> {
  const callers = {} as Record<PersonKey, Caller>;
  let inviteToken = '';
  for (const key of everybody) {
    const email = emailOf(key);
    const isOwner = key === everybody[0];
    const account = { displayName: people[key], inviteToken, ...(isOwner && { workspaceName }) };
    const known = isNew ? undefined : await enter(gatewayUrl, { email, password }).catch(() => undefined);
    callers[key] = known ?? (await enter(gatewayUrl, { email, password, account }));
    if (isOwner) ({ inviteToken } = await callers[key].accounts.createInvite({ maxUses: everybody.length }));
  }
  return callers;
}

async function tell(story: Story, callers: People, now: Date): Promise<void> {
  const roomId = await roomOf(story, callers);
  const lines = [...story.history].sort((a, b) => momentOf(a.at, now).getTime() - momentOf(b.at, now).getTime());
  await callers[firstKey].importLines(
    roomId,
    lines.map((line) => ({
      senderId: callers[line.by].userId,
      clientMessageId: idOf(story, line),
      text: named(line.wasText ?? line.text, callers),
      sentAt: momentOf(line.at, now).toISOString(),
    })),
  );
  const said = new Map<string, Message>(); // by client message id
  const owner = callers[membersOf(story)[0] ?? firstKey];
  const { messages } = await owner.messages.listMessages({ roomId, limit: 200 });
  for (const message of messages) said.set(message.clientMessageId, message);
  const messageOf = (key: string | undefined): string => {
    const line = key && [...story.history, ...(story.live ?? [])].find((one) => one.key === key);
    return (line && said.get(idOf(story, line))?.id) || '';
  };
  for (const line of story.live ?? []) {
    const { message } = await callers[line.by].messages.sendMessage(
      await toSend(line, roomId, idOf(story, line), callers, messageOf),
    );
    if (message) said.set(message.clientMessageId, message);
  }
  for (const line of [...story.history, ...(story.live ?? [])]) {
    const message = said.get(idOf(story, line));
    if (message) await adorn(line, message, callers);
  }
  for (const key of membersOf(story)) {
    const read = [...said.values()].filter(
      ({ sentAt, threadRootMessageId }) =>
        !threadRootMessageId &&
        (story.readBy?.includes(key) || Number(sentAt?.seconds ?? 0) * 1_000 < now.getTime() - readAfterMs),
    );
    const seq = read.reduce((top, message) => (message.seq > top ? message.seq : top), 0n);
    if (seq > 0n) await callers[key].messages.markRead({ roomId, seq });
  }
}

const firstKey = everybody[0] ?? 'cecilia';

async function toSend(
  { by, text, answers, thread, file, poll }: Live,
  roomId: string,
  clientMessageId: string,
  callers: People,
  messageOf: (key: string | undefined) => string,
) {
  const made = file && files[file]();
  const attachmentId = made && (await callers[by].upload(made));
  return {
    roomId,
    clientMessageId,
    text: named(text, callers),
    replyToMessageId: messageOf(answers),
    threadRootMessageId: messageOf(thread),
    attachmentIds: attachmentId ? [attachmentId] : [],
    ...(poll && { poll: { options: poll.map(({ answer }) => answer) } }),
    altTexts: attachmentId && made.altText ? { [attachmentId]: made.altText } : {},
  };
}

/** What was done to a message after it was said. */
async function adorn(line: Line | Live, { id, text, pinnedAt }: Message, callers: People): Promise<void> {
  const wanted = named(line.text, callers);
  if ('wasText' in line && text !== wanted)
    await callers[line.by].messages.editMessage({ messageId: id, text: wanted });
  for (const [emoji, keys] of Object.entries(line.reactions ?? {})) {
    for (const key of keys) await callers[key].messages.setReaction({ messageId: id, emoji, present: true });
  }
  for (const [index, { votes }] of (('poll' in line && line.poll) || []).entries()) {
    for (const key of votes) await callers[key].polls.votePoll({ messageId: id, optionIndexes: [index] });
  }
  if (line.pinned && !pinnedAt) await callers[firstKey].pins.pinMessage({ messageId: id, pinned: true });
}

async function roomOf(story: Story, callers: People): Promise<string> {
  const [first = firstKey, ...others] = membersOf(story);
  const { rooms } = callers[first];
  const memberIds = others.map((key) => callers[key].userId);
  if (story.direct) return (await rooms.openDirect({ userIds: memberIds })).room?.id ?? '';
  const mine = await rooms.listRooms({});
  const known = mine.rooms.find(({ room, role }) => room?.name === story.name && role !== MemberRole.UNSPECIFIED);
  if (known?.room) return known.room.id;
  const kind = story.private ? RoomKind.PRIVATE : RoomKind.PUBLIC;
  return (await rooms.createRoom({ name: story.name, topic: story.topic ?? '', kind, memberIds })).room?.id ?? '';
}

async function publicRoom({ rooms }: Caller, name: string, topic: string): Promise<void> {
  const { rooms: found } = await rooms.browseRooms({ query: name });
  if (!found.some((room) => room.name === name)) await rooms.createRoom({ name, topic, kind: RoomKind.PUBLIC });
}

/** The same for the same line in every run: sending it again gives the first message back. */
function idOf({ name }: Story, { by, text }: Pick<Line, 'by' | 'text'>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['prosa demo', name, by, text]))
    .digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-7$3-8$4-$5');
}

const named = (text: string, callers: People): string =>
  text.replaceAll(/<([a-z]+)>/g, (all, key: string) =>
    key in callers ? `<@${callers[key as PersonKey].userId}>` : all,
  );
