import { invalidArgument } from '../database/invalid-argument.ts';
import type { SendExtra } from '../log/rich-send.ts';
import { newPoll } from './stored-poll.ts';

/** A send that puts its text to the vote. Throws INVALID_ARGUMENT (two answers that differ in white space only). */
export const sendPoll: SendExtra = {
  before({ send, draft }) {
    const asked = send.rich?.poll;
    if (asked) {
      const poll = newPoll(asked);
      if (new Set(poll.options.map(({ text }) => text)).size < poll.options.length) {
        throw invalidArgument('poll.options', 'must be different ones');
      }
      draft.poll = JSON.stringify(poll);
    }
    return Promise.resolve();
  },
};
