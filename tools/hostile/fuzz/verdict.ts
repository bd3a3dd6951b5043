import { codeFromString } from '@connectrpc/connect/protocol-connect';
import { Code } from '@connectrpc/connect';
import { reasonIn } from '../calls.ts';

/** Faults of ours, whatever was sent. */
const faults = new Set([Code.Unknown, Code.Internal, Code.DataLoss]);
/** Answers that something was too busy to look; all others that are 5xx are faults. */
const busy = new Set(['OVERLOADED', 'AI_BUSY', 'AI_UNAVAILABLE', 'NOT_IMPLEMENTED']);

/** What is wrong with an answer to hostile input; undefined: nothing. */
export function faultIn(status: number, text: string): string | undefined {
  const reason = reasonIn(text);
  const code = codeFromString(/"code":"(\w+)"/.exec(text)?.[1] ?? '');
  if (code !== undefined && faults.has(code)) return `${Code[code]}: ${text}`;
  if (status >= 500 && !busy.has(reason ?? '')) return `HTTP ${status}: ${text}`;
  if (status >= 400 && status !== 415 && status !== 405 && reason === undefined) return `no reason: ${status} ${text}`;
  if (/\bat .*\.(ts|mjs|js):\d+/.test(text) || /\b(select|insert|update|delete) .* (from|into|set)\b/i.test(text)) {
    return `it tells of the inside: ${text}`;
  }
  return undefined;
}

/** Whether an answer to a well-formed message blames a field by name, if it blames the message at all. */
export function namesField(text: string): boolean {
  if (reasonIn(text) !== 'INVALID_ARGUMENT') return true;
  return /"field":"[^"]+"/.test(text);
}
