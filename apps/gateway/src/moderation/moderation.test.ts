import { ModerationService, ReportReason, ReviewDecision } from '@prosa/proto/chat';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { EventStream } from '../testing/event-stream.ts';
import { makeRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;
let keeper: Program;
let author: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
  [keeper, author] = await Promise.all([signUp(url), signUp(url)]);
});
afterAll(() => stack[Symbol.asyncDispose]());

test('who moderates hears of reviews, the others in the room do not; a warning links to where the browser is', async () => {
  const room = await makeRoom(keeper, author);
  using heard = new EventStream(url, keeper.token);
  using unheard = new EventStream(url, author.token);
  await Promise.all([heard.find('ready'), unheard.find('ready')]);
  await room.say(author, 'rubbish');
  const { messages } = await keeper.messages.listMessages({ roomId: room.id, limit: 1 });
  const messageId = messages[0]?.id ?? '';
  await author.service(ModerationService).reportMessage({ messageId, reason: ReportReason.OTHER, note: 'mine' });
  await heard.find('reviewsChanged');

  const { reviews } = await keeper.service(ModerationService).listReviews({});
  expect(reviews).toMatchObject([{ message: { text: 'rubbish' }, reports: [{ note: 'mine' }] }]);
  const decision = { reviewId: reviews[0]?.id ?? '', decision: ReviewDecision.WARN, words: 'Not here, please.' };
  await keeper.service(ModerationService).decideReview(decision, { headers: { origin: 'https://chat.example.org' } });
  const warning = `Not here, please.\n\n> rubbish\n\nhttps://chat.example.org/m/${messageId}`;
  await unheard.text(warning);
  expect(unheard.items.map(({ case: kind }) => kind)).not.toContain('reviewsChanged');
});
