import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Model, ModelSchema, ModelState } from '@prosa/proto/chat';
import type { Selectable } from 'kysely';
import type { Database } from '../database/schema.ts';

/** A row of the table label_model. */
export type ModelRow = Selectable<Database['label_model']>;

/** The model as those get it who may change it. `roomIds`: those of its rooms that they may read. */
export function toModel(row: ModelRow, roomIds: readonly string[]): Model {
  return create(ModelSchema, {
    id: row.id,
    name: row.name,
    labels: row.labels,
    roomIds: [...roomIds],
    state: stateOf(row),
    version: row.version,
    accuracy: row.accuracy,
    threshold: row.threshold,
    reviewLabels: row.review_labels,
    exampleCounts: row.labels.map((label) => row.example_counts[label] ?? 0),
    createdAt: timestampFromDate(row.created_at),
    creatorId: row.creator_id,
    training: isBeingTrained(row, new Date()),
    mineToChange: true,
  });
}

/** The model as members of one of its rooms get it: enough to show its labels. */
export function toShownModel({ id, name, labels, threshold }: ModelRow, roomId: string): Model {
  return create(ModelSchema, { id, name, labels, threshold, roomIds: [roomId] });
}

/** Whether somebody trains it. */
export function isBeingTrained({ training_until }: Pick<ModelRow, 'training_until'>, now: Date): boolean {
  return training_until !== null && training_until > now;
}

function stateOf({ version, paused }: ModelRow): ModelState {
  if (version === 0) return ModelState.NEW;
  return paused ? ModelState.PAUSED : ModelState.ACTIVE;
}
