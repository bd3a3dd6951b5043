import { type HealthStatus, ServingStatus } from '@prosa/grpc';
import type { Logger } from '@prosa/service';
import { sql } from 'kysely';
import type { Queries } from './connect.ts';

const everyMs = 1_000;
const patienceMs = 3_000;

/**
 * Asks the database every second and sets the health accordingly: NOT_SERVING while it does not answer. Returns a
 * function that ends it.
 */
export function watchDatabase(db: Queries, health: HealthStatus, logger: Logger): () => void {
  let serving = true;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const look = async () => {
    const answers = await answersInTime(db);
    if (ended) return;
    if (answers !== serving) {
      serving = answers;
      health.set(serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
      if (serving) logger.info('the database is back');
      else logger.error('the database is away');
    }
    timer = setTimeout(() => void look(), everyMs);
  };
  timer = setTimeout(() => void look(), everyMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

async function answersInTime(db: Queries): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)));
  const answer = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
