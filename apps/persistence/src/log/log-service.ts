import type { ServiceImpl } from '@connectrpc/connect';
import type { LogEvent, LogService } from '@prosa/proto/persistence';
import type { Queries } from '../database/connect.ts';
import { append } from './append.ts';
import { readPositions } from './positions.ts';
import type { RoomLog } from './room-log.ts';
import type { SendLanes } from './send-lanes.ts';
import { tail } from './tail.ts';
import type { LogSource, TailHub } from './tail-hub.ts';

/** The largest answer of ReadLog, in about as many bytes; well below what a gRPC message may have. */
const maxReadBytes = 4 << 20;

/** What the log service is made of. */
export interface LogServiceParts {
  db: Queries;
  epoch: string;
  log: RoomLog;
  hub: TailHub;
  source: LogSource;
  lanes: SendLanes;
}

/** The room logs: in, out, and what travels beside them. */
export function createLogService(parts: LogServiceParts): ServiceImpl<typeof LogService> {
  const { db, epoch, log, hub, source, lanes } = parts;
  return {
    append: (requests, { signal }) => append(lanes, requests, signal),
    tail: (request, { signal }) => tail(hub, source, epoch, request, signal),

    async readLog({ roomId, afterSeq, limit }) {
      const events = await source.read([{ roomId, seq: afterSeq }], limit + 1);
      const fitting = withinBytes(events.slice(0, limit));
      return { events: fitting, more: fitting.length < events.length };
    },

    async getPositions({ accountId }) {
      const [positions] = await readPositions(db, epoch, [accountId]);
      return positions ?? {};
    },
    batchGetPositions: async ({ accountIds }) => ({ accounts: await readPositions(db, epoch, accountIds) }),

    publishSignals({ signals }) {
      for (const signal of signals) log.announce({ case: 'signal', value: signal });
      return {};
    },
  };
}

/** The first events that are not too large together; one at least. */
function withinBytes(events: readonly LogEvent[]): LogEvent[] {
  let bytes = 0;
  const end = events.findIndex(({ event }, index) => (bytes += event.length) > maxReadBytes && index > 0);
  return end < 0 ? [...events] : events.slice(0, end);
}
