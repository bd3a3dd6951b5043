import { RoomKind } from '@prosa/proto/chat';
import { connectProgram, signUp, type Program } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';

/** The account whose browser is measured. */
export const reader = { email: 'reader@example.org', password: 'correct horse battery', displayName: 'Reader' };

/** A room of the measured person's. */
export interface World {
  readonly programs: readonly Program[];
  /** Rooms with a page and more of messages each. */
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  /** The room with very many messages. */
  readonly large: { readonly id: string; readonly name: string };
  readonly largeCount: number;
}

const sentences = [
  'A maré sobe às seis e a boia de Ubatuba voltou a mandar dados.',
  'We will read the voltage every ten minutes instead of every hour; it costs **0.3%** more and warns a day earlier.',
  'Pode olhar o `painel` antes da reunião?',
  '- bateria nova\n- painel limpo\n- conector trocado',
  'See https://example.org/tides for the table of August.',
  'Combinado. 👍',
  'The old connector rusts within a year of sea air, so all buoys get the new one before the winter, starting with the two in the north.',
];

/** Makes people, 40 rooms of 120 messages, and a room of `largeCount`. */
export async function makeWorld(url: string, largeCount: number): Promise<World> {
  const owner = await signUp(url, { ...reader });
  const others = await Promise.all(
    ['Ana', 'Bento', 'Célia', 'Davi', 'Eva'].map((displayName) => signUp(url, { displayName })),
  );
  const programs = [owner, ...others];
  const memberIds = others.map(({ userId }) => userId);
  const make = async (name: string) => {
    const { room } = await owner.rooms.createRoom({ name, kind: RoomKind.PUBLIC, memberIds });
    return { id: room?.id ?? '', name };
  };
  const rooms = [];
  for (let index = 0; index < 40; index++) {
    const room = await make(`room-${String(index).padStart(2, '0')}`);
    await importMessages(owner, room.id, programs, 120);
    rooms.push(room);
  }
  const large = await make('the-large-one');
  await importMessages(owner, large.id, programs, largeCount);
  // A room with something unread opens there: who reads along has read all, and is at the end.
  for (const { id } of [...rooms, large]) await owner.messages.markRead({ roomId: id, seq: 1_000_000n });
  return { programs, rooms, large, largeCount };
}

/** Connects once more as somebody, for sending on a connection of its own. */
export function again({ gatewayUrl, token, userId }: Program): Program {
  return connectProgram(gatewayUrl, { token, userId });
}

async function importMessages(
  owner: Program,
  roomId: string,
  programs: readonly Program[],
  count: number,
): Promise<void> {
  const start = Date.now() - count * 60_000;
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      senderId: programs[Math.floor(index / 3) % programs.length]?.userId,
      clientMessageId: randomUUID(),
      text: `${sentences[index % sentences.length] ?? ''} (${index + 1})`,
      sentAt: new Date(start + index * 60_000).toISOString(),
    }),
  );
  const answer = await fetch(`${owner.gatewayUrl}/import/rooms/${roomId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.token}` },
    body: lines.join('\n'),
  });
  if (!answer.ok) throw new Error(`the import failed: ${answer.status} ${await answer.text()}`);
}
