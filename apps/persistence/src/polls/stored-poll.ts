import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type NewPoll, type Poll, PollSchema } from '@prosa/proto/chat';
import type { StoredPoll } from '../database/schema.ts';

/** Of those who chose an answer, so many are told. */
const maxVoters = 100;

/** The poll as callers get it: the one place where votes leave the database. Who voted anonymously is not told. */
export function toPoll({ multiple, anonymous, options, closedAt, closedBy }: StoredPoll): Poll {
  return create(PollSchema, {
    options: options.map(({ text, voters }) => ({
      text,
      voteCount: voters.length,
      voterIds: anonymous ? [] : voters.slice(0, maxVoters),
    })),
    multipleChoice: multiple,
    anonymous,
    voterCount: new Set(options.flatMap(({ voters }) => voters)).size,
    closedAt: closedAt === null ? undefined : timestampFromDate(new Date(closedAt)),
    closedByUserId: closedBy ?? '',
  });
}

/** A poll in which nobody has voted. */
export function newPoll({ options, multipleChoice, anonymous }: NewPoll): StoredPoll {
  return {
    multiple: multipleChoice,
    anonymous,
    options: options.map((text) => ({ text: text.trim(), voters: [] })),
    closedAt: null,
    closedBy: null,
  };
}

/** Places of the answers that somebody chose, lowest first. */
export function choiceOf({ options }: StoredPoll, accountId: string): number[] {
  return options.flatMap(({ voters }, index) => (voters.includes(accountId) ? [index] : []));
}

/** The poll when somebody has chosen these answers and no others. Who had chosen one keeps their place. */
export function withChoice(poll: StoredPoll, accountId: string, choice: readonly number[]): StoredPoll {
  const options = poll.options.map(({ text, voters }, index) => {
    if (choice.includes(index) === voters.includes(accountId)) return { text, voters };
    const others = voters.filter((id) => id !== accountId);
    return { text, voters: choice.includes(index) ? [...others, accountId] : others };
  });
  return { ...poll, options };
}
