import { fromJson } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { AnswerSchema, AnswerState } from '@prosa/proto/chat';
import { failure } from '@prosa/service';
import type { MessageRow } from './message-row.ts';

/**
 * Refuses what takes a message as it stands (a copy, a pin, a report, a label) while the assistant is still writing it: until then
 * it has no text. Throws ANSWER_GROWING.
 */
export function refuseGrowing({ answer }: Pick<MessageRow, 'answer'>): void {
  if (answer === null || fromJson(AnswerSchema, answer).state !== AnswerState.GROWING) return;
  throw failure('ANSWER_GROWING', Code.FailedPrecondition, 'the answer is still being written', {
    retryAfterMs: 2_000,
  });
}
