import { invalidArgument } from '../database/invalid-argument.ts';
import type { SendExtra } from '../log/rich-send.ts';
import type { NewPoll } from '@prosa/proto/chat';
import type { StoredPoll } from '../database/schema.ts';
import { newPoll } from './stored-poll.ts';

/** A send that puts its text to the vote. Throws INVALID_ARGUMENT (two answers that differ in white space only). */
export const sendPoll: SendExtra = {
  before({ send, draft }) {
    const asked = send.rich?.poll;
    if (asked) draft.poll = JSON.stringify(checkedPoll(asked));
    return Promise.resolve();
  },
};

/** A poll in which nobody has voted. Throws INVALID_ARGUMENT (two answers that differ in white space only). */
export function checkedPoll(asked: NewPoll): StoredPoll {
  const poll = newPoll(asked);
  if (new Set(poll.options.map(({ text }) => text)).size < poll.options.length) {
    throw invalidArgument('poll.options', 'must be different ones');
  }
  return poll;
}
