import { LogService } from '@prosa/proto/persistence';
import { type HealthStatus, ServingStatus } from '@prosa/grpc';
import type { Logger } from '@prosa/service';
import type { DatabaseServers, Standing } from './database-servers.ts';

const everyMs = 1_000;
/** Whoever learns late that a database leads again reads what others have gone on from, and writes late. */
const everyUnledMs = 250;
/** A server without power makes every look take long, and costs nothing. */
const longestPauseMs = 2_000;

/**
 * Milliseconds from one look at the database, which took `tookMs`, to the next. Where none leads each look connects to every server: where
 * that takes long the machine is left in peace for twice as long.
 */
export function pauseMs(found: Standing, tookMs: number): number {
  return found === 'leading' ? everyMs : Math.min(longestPauseMs, Math.max(everyUnledMs, 2 * tookMs));
}

/**
 * Looks after the database every second, or oftener, and sets the health accordingly: NOT_SERVING while no server answers. Where only reading is
 * left the service is SERVING but for its LogService, which takes what is sent: so gateways go on asking, and know. Returns a
 * function that ends it.
 */
export function watchDatabase(servers: DatabaseServers, health: HealthStatus, logger: Logger): () => void {
  let standing: Standing = 'leading';
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const look = async () => {
    const startedAt = performance.now();
    const found = await servers.look();
    const tookMs = performance.now() - startedAt;
    if (ended) return;
    if (found !== standing) {
      standing = found;
      health.set(found === 'away' ? ServingStatus.NOT_SERVING : ServingStatus.SERVING);
      if (found === 'readOnly') health.set(ServingStatus.NOT_SERVING, LogService);
      tell(found, logger);
    }
    timer = setTimeout(() => void look(), pauseMs(found, tookMs));
  };
  timer = setTimeout(() => void look(), everyMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

function tell(found: Standing, logger: Logger): void {
  if (found === 'leading') logger.info('the database is back');
  else if (found === 'readOnly') logger.error('no database takes writes; a standby is read from');
  else logger.error('the database is away');
}
