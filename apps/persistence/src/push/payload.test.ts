import { pushPayload, type PushedMessage } from './payload.ts';

const bodyOf = (text: string, fields: Partial<PushedMessage> = {}) =>
  pushPayload({
    language: 'en',
    sender: 'Ana',
    room: 'Tides',
    text,
    roomId: 'r',
    threadId: '',
    seq: 7n,
    names: {},
    ...fields,
  });

test('one line without marks, of the beginning of a text only', () => {
  expect(bodyOf('**low** at\n_nine_')).toMatchObject({ notification: { body: 'low at nine', title: 'Ana in Tides' } });
  expect(bodyOf('   \n ')).toMatchObject({ notification: { body: 'New message' } });
  // The end of a long text is not looked at: marks whose partner may be anywhere would cost a second for each device.
  expect(bodyOf(`*${'a'.repeat(5_000)}*`)).toMatchObject({ notification: { body: `*${'a'.repeat(298)}…` } });
});

test('people are called by their names, who is not known by none', () => {
  const [ana, gone] = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002'];
  const text = `<@${ana}> and <@${gone}>`;
  expect(bodyOf(text, { names: { [ana]: 'Ana Lima' } })).toMatchObject({ notification: { body: '@Ana Lima and @…' } });
});

test('it leads to the message in its room, or in its thread', () => {
  const urlOf = (payload: object) => (payload as { notification: { data: { url: string } } }).notification.data.url;
  expect(urlOf(bodyOf('hello'))).toBe('/rooms/r?at=7');
  expect(urlOf(bodyOf('hello', { threadId: 't' }))).toBe('/rooms/r/thread/t?reply=7');
});
