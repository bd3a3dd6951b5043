import {
  type Message,
  ReportReason,
  type Review,
  ReviewDecision,
  type Room,
  RoomKind,
  type User,
} from '@prosa/proto/chat';
import { createModel, labelAll, makeModerator, runSql, train } from '../models/test-models.ts';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, roomEvent, type TestTail } from '../test-tail.ts';

describe('moderation', () => {
  let p: TestPersistence;
  let owner: User;
  let mod: User;
  let ana: User;
  let bo: User;
  let eve: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    [mod, ana, bo, eve] = await Promise.all([
      signUp(p, 'Moderator'),
      signUp(p, 'Ana'),
      signUp(p, 'Bo'),
      signUp(p, 'Eve'),
    ]);
    await makeModerator(p, mod);
    room = await createRoom(p, [ana, bo, owner]);
  });
  afterAll(() => p.close());

  const say = (text: string, roomId = room.id) => send(p, bo.id, { roomId, text });
  const report = (actorId: string, { id: messageId }: Message, note = '', reason: ReportReason = ReportReason.UNKIND) =>
    p.moderation.reportMessage({ actorId, request: { messageId, reason, note } });
  const list = async (actorId: string, more: object = {}) =>
    (await p.moderation.listReviews({ actorId, request: more })).response;
  const reviewOf = async (actorId: string, { id }: Message, decided = false): Promise<Review | undefined> =>
    (await list(actorId, { decided, limit: 100 }))?.reviews.find(({ message }) => message?.id === id);
  const decide = async (actorId: string, { id: reviewId }: Review, decision: ReviewDecision, words = '') => {
    const origin = 'https://chat.example.org';
    return (await p.moderation.decideReview({ actorId, request: { reviewId, decision, words }, origin })).response
      ?.review;
  };
  const open = async (message: Message): Promise<Review> => {
    await report(owner.id, message);
    const review = await reviewOf(owner.id, message);
    if (!review) throw new Error('no review');
    return review;
  };
  const told = ({ items }: TestTail) =>
    items.flatMap(({ item }) => (item.case === 'reviewsChanged' ? [item.value.accountIds.toSorted()] : []));

  test('who may read a message reports it: one review a message, one report a person', async () => {
    const message = await say('go away');
    await report(eve.id, message, 'not a member');
    await report(ana.id, message, 'first');
    await report(ana.id, message, 'better said', ReportReason.SPAM);
    const review = await reviewOf(mod.id, message);
    expect(review?.reports.map(({ reporterId, note }) => [reporterId, note])).toEqual([
      [eve.id, 'not a member'],
      [ana.id, 'better said'],
    ]);
    expect(review).toMatchObject({ decision: ReviewDecision.UNSPECIFIED, message: { text: 'go away' }, flags: [] });
    const hidden = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
    const secret = await say('between us', hidden.id);
    expect(await refusal(report(eve.id, secret))).toBe('NotFound MESSAGE_NOT_FOUND');
    await p.messages.deleteMessage({ actorId: bo.id, request: { messageId: secret.id } });
    expect(await refusal(report(ana.id, secret))).toBe('FailedPrecondition MESSAGE_DELETED');
  });

  test('who moderates the room sees no review of what they wrote themselves, is not told and decides nothing', async () => {
    const mine = await createRoom(p, [ana, bo]);
    const tail = await openTail(p);
    const message = await send(p, ana.id, { roomId: mine.id, text: 'go away' });
    await report(bo.id, message, 'from a member');
    await tail.until(() => told(tail).length > 0);
    expect(told(tail)).toEqual([[owner.id, mod.id].toSorted()]);
    tail.close();
    expect(await reviewOf(ana.id, message)).toBeUndefined();
    const review = await reviewOf(mod.id, message);
    expect(await refusal(decide(ana.id, review!, ReviewDecision.APPROVE))).toBe('NotFound REVIEW_NOT_FOUND');
    expect((await decide(mod.id, review!, ReviewDecision.APPROVE))?.decidedByUserId).toBe(mod.id);
    // Above the owner there is nobody.
    const owners = await send(p, owner.id, { roomId: room.id, text: 'go away' });
    await report(bo.id, owners);
    expect(await reviewOf(owner.id, owners)).toBeDefined();
  });

  test('reviews are seen by those who moderate, and exactly those are told', async () => {
    const hidden = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
    const model = await createModel(p, owner.id, [room]);
    await p.models.updateModel({
      actorId: owner.id,
      request: { modelId: model.id, review: { labels: ['incident'] } },
    });
    await train(p, owner.id, model);
    const tail = await openTail(p);
    const flagged = await say('everything burns');
    await labelAll(p, () => ['incident', 0.95]);
    await tail.until(() => told(tail).length === 1);
    expect(told(tail)[0]).toEqual([owner.id, mod.id, ana.id].toSorted());
    expect((await reviewOf(ana.id, flagged))?.flags).toMatchObject([
      { modelId: model.id, modelName: model.name, label: 'incident', confidence: 0.95 },
    ]);
    expect(await refusal(list(eve.id))).toBe('PermissionDenied PERMISSION_DENIED');
    expect(await refusal(list(bo.id))).toBe('PermissionDenied PERMISSION_DENIED');

    const secret = await say('psst', hidden.id);
    await report(bo.id, secret);
    await tail.until(() => told(tail).length === 2);
    expect(await reviewOf(ana.id, secret)).toBeDefined();
    expect(await reviewOf(mod.id, secret)).toBeDefined();
    tail.close();
    await p.models.deleteModel({ actorId: owner.id, request: { modelId: model.id } });
  });

  test('what a model flags in a private room is shown to its readers only', async () => {
    const hidden = await createRoom(p, [owner, ana, bo], RoomKind.PRIVATE);
    const model = await createModel(p, owner.id, [hidden]);
    await p.models.updateModel({
      actorId: owner.id,
      request: { modelId: model.id, review: { labels: ['incident'] } },
    });
    await train(p, owner.id, model);
    const flagged = await say('hush', hidden.id);
    await labelAll(p, () => ['incident', 0.9]);
    const review = await reviewOf(owner.id, flagged);
    expect(review?.flags).toHaveLength(1);
    expect(await reviewOf(mod.id, flagged)).toBeUndefined();
    if (!review) throw new Error('no review');
    expect(await refusal(decide(mod.id, review, ReviewDecision.APPROVE))).toBe('NotFound REVIEW_NOT_FOUND');
    await p.models.deleteModel({ actorId: owner.id, request: { modelId: model.id } });
  });

  test('outside of a private room its message stays as it was reported, whatever is written there later', async () => {
    const hidden = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
    const edit = (message: Message, text: string) =>
      p.messages.editMessage({ actorId: bo.id, request: { messageId: message.id, text } });
    const message = await say('go away', hidden.id);
    await report(ana.id, message);
    await edit(message, 'a secret of the room');
    expect((await reviewOf(mod.id, message))?.message?.text).toBe('go away');
    expect((await reviewOf(ana.id, message))?.message?.text).toBe('a secret of the room');
    await report(ana.id, message, 'and now this');
    await edit(message, 'another secret');
    const review = await reviewOf(mod.id, message);
    expect(review?.message?.text).toBe('a secret of the room');
    const decided = await decide(owner.id, review!, ReviewDecision.WARN, 'Please stop.');
    expect(decided?.message?.text).toBe('a secret of the room');
    const { response } = await p.rooms.openDirect({ actorId: owner.id, request: { userIds: [bo.id] } });
    const request = { roomId: response?.room?.id ?? '', limit: 10 };
    const { response: page } = await p.messages.listMessages({ actorId: bo.id, request });
    expect(page?.messages.map(({ text }) => text)).toEqual([expect.stringContaining('\n\n> a secret of the room\n\n')]);
    await p.messages.deleteMessage({ actorId: bo.id, request: { messageId: message.id } });
    expect((await reviewOf(mod.id, message, true))?.message?.text).toBe('');
    const kept = await runSql(p.databaseUrl, 'select reported_text from review where message_id = $1', [message.id]);
    expect(kept).toEqual([{ reported_text: null }]);
  });

  test('what was decided is decided once, and says by whom', async () => {
    const review = await open(await say('so so'));
    const approved = await decide(ana.id, review, ReviewDecision.APPROVE);
    expect(approved).toMatchObject({ decision: ReviewDecision.APPROVE, decidedByUserId: ana.id });
    expect(await decide(ana.id, review, ReviewDecision.APPROVE)).toEqual(approved);
    const late = decide(mod.id, review, ReviewDecision.DELETE);
    expect(await refusal(late)).toBe('FailedPrecondition REVIEW_DECIDED');
    const at = await Promise.allSettled(
      [owner, mod, ana].map(({ id }) => decide(id, review, ReviewDecision.WARN, 'x')),
    );
    expect(at.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await refusal(decide(bo.id, review, ReviewDecision.APPROVE))).toBe('NotFound REVIEW_NOT_FOUND');
  });

  test('of several who decide at once one does', async () => {
    const message = await say('contested');
    const review = await open(message);
    const decisions = await Promise.allSettled(
      [owner, mod, ana].map(({ id }) => decide(id, review, ReviewDecision.DELETE)),
    );
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: message.seq, limit: 10 });
    expect(events.map((event) => roomEvent(event).change.case)).toEqual(['messageDeleted']);
  });

  test('a decision to delete deletes for everybody, with its event and its actor', async () => {
    const message = await say('gone soon');
    await p.pins.pinMessage({ actorId: ana.id, request: { messageId: message.id, pinned: true } });
    const decided = await decide(mod.id, await open(message), ReviewDecision.DELETE);
    expect(decided?.message).toMatchObject({ text: '', labels: [] });
    expect(decided?.message?.deletedAt).toBeDefined();
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: message.seq, limit: 10 });
    expect(events.map(roomEvent).map(({ change, actorId }) => [change.case, actorId])).toEqual([
      ['pinChanged', ana.id],
      ['pinChanged', mod.id],
      ['messageDeleted', mod.id],
    ]);
  });

  test('a warning is a message to the author from who decided, with the words, what it is about and a link', async () => {
    const message = await say('you all\nare slow');
    const review = await open(message);
    expect(await refusal(decide(mod.id, review, ReviewDecision.WARN, ' '))).toBe('InvalidArgument INVALID_ARGUMENT');
    await decide(mod.id, review, ReviewDecision.WARN, 'Please be kind.');
    await decide(mod.id, review, ReviewDecision.WARN, 'Please be kind.');
    const { response } = await p.rooms.openDirect({ actorId: mod.id, request: { userIds: [bo.id] } });
    const roomId = response?.room?.id ?? '';
    const { response: page } = await p.messages.listMessages({ actorId: bo.id, request: { roomId, limit: 10 } });
    const link = `https://chat.example.org/m/${message.id}`;
    expect(page?.messages.map(({ senderId, text }) => [senderId, text])).toEqual([
      [mod.id, `Please be kind.\n\n> you all\n> are slow\n\n${link}`],
    ]);
    const own = await send(p, owner.id, { roomId: room.id, text: 'mine' });
    const warned = decide(owner.id, await open(own), ReviewDecision.WARN, 'me');
    expect(await refusal(warned)).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('who deletes a message closes its review', async () => {
    const message = await say('taken back');
    await open(message);
    const tail = await openTail(p);
    await p.messages.deleteMessage({ actorId: bo.id, request: { messageId: message.id } });
    await tail.until(() => told(tail).length === 1);
    tail.close();
    expect(await reviewOf(owner.id, message)).toBeUndefined();
    expect(await reviewOf(owner.id, message, true)).toMatchObject({
      decision: ReviewDecision.DELETE,
      decidedByUserId: bo.id,
    });
  });

  test('after a decision the same report changes nothing; another text or another person opens it anew', async () => {
    const message = await say('borderline');
    await decide(ana.id, await open(message), ReviewDecision.APPROVE);
    await report(owner.id, message);
    expect(await reviewOf(owner.id, message)).toBeUndefined();
    await report(eve.id, message);
    const again = await reviewOf(owner.id, message);
    expect(again?.reports.map(({ reporterId }) => reporterId)).toEqual([eve.id]);
    if (again) await decide(ana.id, again, ReviewDecision.APPROVE);
    await p.messages.editMessage({ actorId: bo.id, request: { messageId: message.id, text: 'over the line' } });
    await report(owner.id, message);
    expect(await reviewOf(owner.id, message)).toMatchObject({ message: { text: 'over the line' } });
  });

  test('pages go on where they ended; the author’s earlier reviews are counted', async () => {
    const before = (await list(owner.id, { decided: true, limit: 100 }))?.reviews ?? [];
    const pages: string[] = [];
    let pageToken = '';
    do {
      const page = await list(owner.id, { decided: true, limit: 2, pageToken });
      pages.push(...(page?.reviews ?? []).map(({ id }) => id));
      pageToken = page?.nextPageToken ?? '';
    } while (pageToken !== '');
    expect(pages).toEqual(before.map(({ id }) => id));
    const waiting = await list(owner.id, { limit: 100 });
    expect(waiting?.waiting).toBe(waiting?.reviews.length);
    const last = await open(await say('once more'));
    expect(last.earlierReviews).toBeGreaterThan(5);
  });

  test('nobody reports more than thirty messages an hour', async () => {
    const messages = await Promise.all(Array.from({ length: 31 }, (_, n) => say(`flood ${n}`)));
    const results: string[] = [];
    for (const message of messages) {
      results.push(
        await report(ana.id, message).then(
          () => 'taken',
          () => 'refused',
        ),
      );
    }
    const taken = results.filter((result) => result === 'taken').length;
    expect(taken).toBeLessThanOrEqual(30);
    expect(results.at(-1)).toBe('refused');
    const last = messages.at(-1);
    expect(last && (await refusal(report(ana.id, last)))).toBe('ResourceExhausted RATE_LIMITED');
    expect(last && (await reviewOf(owner.id, last))).toBeUndefined();
  });
});
