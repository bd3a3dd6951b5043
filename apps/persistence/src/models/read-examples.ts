import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ReadExamplesRequest, TrainingExampleSchema } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';

const rowsAtOnce = 1_000;
const examplesInMessage = 200;

/** All examples of a model, oldest first, for whoever holds the lease of its training; none for others. */
export async function* readExamples(
  db: Queries,
  { modelId, leaseId }: ReadExamplesRequest,
): AsyncGenerator<{ examples: MessageInitShape<typeof TrainingExampleSchema>[] }> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await db
      .selectFrom('label_example')
      .select(['id', 'text', 'label'])
      .where('model_id', '=', modelId)
      .where('id', '>', after)
      .where(sql<boolean>`exists (select from label_model where id = ${modelId} and training_lease = ${leaseId})`)
      .orderBy('id')
      .limit(rowsAtOnce)
      .execute();
    if (rows.length === 0) return;
    for (let from = 0; from < rows.length; from += examplesInMessage) {
      const some = rows.slice(from, from + examplesInMessage);
      yield { examples: some.map(({ text, label }) => ({ text, label })) };
    }
    after = rows.at(-1)?.id ?? after;
  }
}
