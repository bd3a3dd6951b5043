import { type Model, type Room, type User, UserRole } from '@prosa/proto/chat';
import type { LabelTask } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestPersistence } from '../test-persistence.ts';

/** Makes a person a moderator of the workspace; there is no call for it. */
export async function makeModerator({ databaseUrl }: TestPersistence, { id }: User): Promise<void> {
  await runSql(databaseUrl, 'update account set role = $1 where id = $2', [UserRole.MODERATOR, id]);
}

/** Runs one statement beside the service. */
export async function runSql(databaseUrl: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text, values);
  await client.end();
  return rows;
}

/** A model of two labels for these rooms. */
export async function createModel(
  { models }: TestPersistence,
  actorId: string,
  rooms: readonly Room[],
  labels: string[] = ['incident', 'chatter'],
): Promise<Model> {
  const request = { name: `Model ${randomUUID()}`, labels, roomIds: rooms.map(({ id }) => id) };
  const { response } = await models.createModel({ actorId, request });
  if (!response?.model) throw new Error('no model');
  return response.model;
}

/** Ends a training of the model as ai would: with a version. */
export async function train(
  { models }: TestPersistence,
  actorId: string,
  { id: modelId }: Pick<Model, 'id'>,
  version = 1,
): Promise<void> {
  const { leaseId } = await models.leaseTraining({ actorId, modelId });
  const outcome = { case: 'trained' as const, value: { version, accuracy: 0.9 } };
  const { held } = await models.finishTraining({ modelId, leaseId, outcome });
  if (!held) throw new Error('the training was lost');
}

/** The answer to a task that a model with this opinion gives. */
export function answer(
  { modelId, version, roomId, messages, untilSeq }: LabelTask,
  say: (text: string) => readonly [label: string, confidence: number],
) {
  const predictions = messages.map(({ messageId, editedAt, text }) => {
    const [label, confidence] = say(text);
    return { messageId, editedAt, label, confidence };
  });
  return { modelId, version, roomId, untilSeq, predictions };
}

/** Labels what waits with this opinion, as a gateway does with ai, until nothing waits. Gives the texts it was asked about. */
export async function labelAll(
  { models }: TestPersistence,
  say: (text: string) => readonly [label: string, confidence: number],
): Promise<string[]> {
  const texts: string[] = [];
  for (;;) {
    const { leaseId, tasks } = await models.leaseLabelWork({ limit: 100 });
    if (tasks.length === 0) return texts;
    texts.push(...tasks.flatMap(({ messages }) => messages.map(({ text }) => text)));
    await models.storePredictions({ leaseId, tasks: tasks.map((task) => answer(task, say)) });
  }
}
