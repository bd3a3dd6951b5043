import { RoomKind } from '@prosa/proto/chat';
import { connectProgram, signUp, uploadFile } from '@prosa/testing/stack';
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';

/** What Ana said, and by whom it is read. */
export interface Said {
  readonly roomId: string;
  readonly messageId: string;
  readonly text: string;
  /** What she sent with it; pieces of a file as they came. */
  readonly file: { readonly path: string; readonly bytes: Buffer };
  /** Bruno, whom she invited. */
  readonly reader: { readonly token: string; readonly userId: string };
}

/** Ana makes the workspace, invites Bruno, and says something with a file in a room that both are in. */
export async function talk(gatewayUrl: string): Promise<Said> {
  const ana = await signUp(gatewayUrl, { displayName: 'Ana' });
  const { inviteToken } = await ana.accounts.createInvite({});
  await assert.rejects(signUp(gatewayUrl, { displayName: 'Somebody' }), 'people sign up without an invitation');
  const bruno = await signUp(gatewayUrl, { displayName: 'Bruno', inviteToken });
  const { room } = await ana.rooms.createRoom({ name: 'containers', kind: RoomKind.PUBLIC });
  const roomId = room?.id ?? '';
  await bruno.rooms.joinRoom({ roomId });
  const bytes = randomBytes(300_000);
  const attachmentId = await uploadFile(ana, 'notes.bin', bytes);
  const text = `What we decided stands in the file. ${randomUUID()}`;
  const { message } = await ana.messages.sendMessage({
    roomId,
    clientMessageId: randomUUID(),
    text,
    attachmentIds: [attachmentId],
  });
  ana.close();
  bruno.close();
  const file = { path: `/files/${attachmentId}/notes.bin`, bytes };
  return { roomId, messageId: message?.id ?? '', text, file, reader: { token: bruno.token, userId: bruno.userId } };
}

/** Bruno reads the message, once, and the file. Throws when something is not as it was said. */
export async function read(gatewayUrl: string, { roomId, messageId, text, file, reader }: Said): Promise<void> {
  const bruno = connectProgram(gatewayUrl, reader);
  const { messages } = await bruno.messages.listMessages({ roomId, limit: 50 });
  bruno.close();
  assert.deepEqual(
    messages.filter((message) => message.id === messageId).map((message) => message.text),
    [text],
  );
  const headers = { authorization: `Bearer ${reader.token}` };
  const answer = await fetch(`${gatewayUrl}${file.path}`, { headers });
  assert.equal(answer.status, 200);
  assert.ok(file.bytes.equals(Buffer.from(await answer.arrayBuffer())), 'the file has other bytes');
}
