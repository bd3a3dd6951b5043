import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { PersonalSection, PersonalService, Theme } from '@prosa/proto/chat';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { EventStream } from '../testing/event-stream.ts';
import { TestStack, untilReady } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;
let ann: Program;
let bob: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
  [ann, bob] = await Promise.all([signUp(url), signUp(url)]);
});
afterAll(() => stack[Symbol.asyncDispose]());

const personalOf = ({ token }: Program) =>
  createClient(
    PersonalService,
    createConnectTransport({
      baseUrl: url,
      httpVersion: '1.1',
      interceptors: [
        (next) => (request) => {
          request.header.set('authorization', `Bearer ${token}`);
          return next(request);
        },
      ],
    }),
  );

test('a personal change is told to all streams of its owner and to nobody else; a new stream starts from it', async () => {
  using phone = new EventStream(url, ann.token);
  using laptop = new EventStream(url, ann.token, [], { encoding: 'json' });
  using other = new EventStream(url, bob.token);
  for (const stream of [phone, laptop, other]) expect((await stream.find('ready')).personalRevision).toBe(0n);
  await personalOf(ann).updatePreferences({ preferences: { theme: Theme.DARK } });
  for (const stream of [phone, laptop]) {
    expect(await stream.find('personalChanged')).toMatchObject({
      revision: 1n,
      sections: [PersonalSection.PREFERENCES],
    });
  }
  await bob.accounts.updateProfile({ displayName: 'Bob' });
  await other.find('userChanged');
  expect(other.items.some((item) => item.case === 'personalChanged')).toBe(false);
  using late = new EventStream(url, ann.token);
  expect((await late.find('ready')).personalRevision).toBe(1n);
  expect((await personalOf(ann).getPreferences({})).preferences?.theme).toBe(Theme.DARK);
});

test('after the way to persistence was cut, open streams are told that anything may have changed', async () => {
  using stream = new EventStream(url, bob.token);
  await stream.find('ready');
  await stack.persistence.kill();
  await stack.persistence.restart();
  await untilReady(url);
  expect((await stream.find('personalChanged')).sections).toEqual([]);
});
