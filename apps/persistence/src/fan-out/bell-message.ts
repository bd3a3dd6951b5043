/** What a bell of the channel prosa_log says: whose commit it was, and how far which logs go now. */
export interface BellMessage {
  processId: string;
  rooms: { roomId: string; seq: bigint }[];
}

const wellFormed = /^[^|]*\|([0-9a-f-]{36}:\d+,)*[0-9a-f-]{36}:\d+$/;

/** Reads `process-id|room:seq,room:seq…` as ring_rooms writes it; undefined when it is something else. */
export function parseBell(payload: string): BellMessage | undefined {
  if (!wellFormed.test(payload)) return undefined;
  const separator = payload.indexOf('|');
  const rooms = payload
    .slice(separator + 1)
    .split(',')
    .map((entry) => ({ roomId: entry.slice(0, 36), seq: BigInt(entry.slice(37)) }));
  return { processId: payload.slice(0, separator), rooms };
}
