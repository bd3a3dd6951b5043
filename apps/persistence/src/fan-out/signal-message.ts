import { fromBinary, toBinary, create } from '@bufbuild/protobuf';
import { type TailItem, TailResponseSchema } from '@prosa/proto/persistence';

/** PostgreSQL takes less than 8,000 bytes; process id, numbers and spaces come before. */
const maxPartLength = 7_800;

/** Splits items into payloads of the channel prosa_signal: `process-id part/parts base64`. Send them in one transaction. */
export function toSignalPayloads(processId: string, items: readonly TailItem[]): string[] {
  const bytes = toBinary(TailResponseSchema, create(TailResponseSchema, { items: [...items] }));
  const text = Buffer.from(bytes).toString('base64');
  const parts = Math.ceil(text.length / maxPartLength);
  return Array.from({ length: parts }, (_, part) => {
    return `${processId} ${part + 1}/${parts} ${text.slice(part * maxPartLength, (part + 1) * maxPartLength)}`;
  });
}

/** Puts payloads together again. Those of one transaction come in order and next to each other. */
export class SignalReader {
  readonly #ownProcessId: string;
  #parts: string[] = [];

  constructor(ownProcessId: string) {
    this.#ownProcessId = ownProcessId;
  }

  /** The items that are complete with this payload; none for those of this process. Throws on what is no payload. */
  read(payload: string): TailItem[] {
    const [, processId, part, parts, text] = /^(\S+) (\d+)\/(\d+) (\S*)$/.exec(payload) ?? [];
    if (processId === undefined || text === undefined) throw new Error('not a payload of prosa_signal');
    if (processId === this.#ownProcessId) return [];
    if (part === '1') this.#parts = [];
    this.#parts.push(text);
    if (part !== parts) return [];
    const whole = this.#parts.length === Number(parts) ? this.#parts.join('') : '';
    this.#parts = [];
    return fromBinary(TailResponseSchema, Buffer.from(whole, 'base64')).items;
  }
}
