import { randomUUID } from 'node:crypto';
import { allOthers, type Outcome, outside } from '../case.ts';
import type { Role } from '../people.ts';
import type { Scene } from '../scene.ts';

/** A request to an address beside the calls of the contract. */
export interface AddressCase {
  readonly title: string;
  readonly ask: (scene: Scene) => Promise<{ method: string; path: string; body?: string }>;
  readonly rightful: Role | undefined;
  readonly others: Partial<Record<Role, Outcome>>;
}

const line = (senderId: string) =>
  JSON.stringify({ senderId, clientMessageId: randomUUID(), text: 'forged', sentAt: '2026-01-01T00:00:00Z' });

/** Files and imports. */
export const addressCases: readonly AddressCase[] = [
  {
    title: 'GET a file',
    ask: async (scene) => ({ method: 'GET', path: `/files/${(await scene.file()).attachmentId}/x.txt` }),
    rightful: 'member',
    others: outside('ATTACHMENT_NOT_FOUND'),
  },
  {
    title: 'GET a small picture',
    ask: async (scene) => ({ method: 'GET', path: `/files/${(await scene.file()).attachmentId}/thumbnail` }),
    rightful: undefined,
    others: outside('ATTACHMENT_NOT_FOUND'),
  },
  {
    title: 'GET a file that is in no message yet',
    ask: async (scene) => ({ method: 'GET', path: `/files/${await scene.upload()}/x.txt` }),
    rightful: undefined,
    others: allOthers('ATTACHMENT_NOT_FOUND'),
  },
  {
    title: 'PUT an upload',
    ask: async (scene) => ({ method: 'PUT', path: `/files/uploads/${await scene.announcedUpload()}`, body: 'nothing' }),
    rightful: 'author',
    others: allOthers('UPLOAD_NOT_FOUND'),
  },
  {
    title: 'POST messages into a room',
    ask: async (scene) => ({
      method: 'POST',
      path: `/import/rooms/${await scene.room()}/messages`,
      body: line(scene.people.author.userId),
    }),
    rightful: 'owner',
    others: { stranger: 'PERMISSION_DENIED', moderator: 'PERMISSION_DENIED', author: 'PERMISSION_DENIED' },
  },
  {
    title: 'POST examples to a model',
    ask: async (scene) => ({
      method: 'POST',
      path: `/import/examples/${(await scene.model()).modelId}`,
      body: '{"text":"forged","label":"yes"}',
    }),
    rightful: 'owner',
    others: { stranger: 'PERMISSION_DENIED', member: 'PERMISSION_DENIED', author: 'PERMISSION_DENIED' },
  },
];
