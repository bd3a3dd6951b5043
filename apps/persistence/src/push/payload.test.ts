import { pushPayload } from './payload.ts';

const bodyOf = (text: string) =>
  pushPayload({ language: 'en', sender: 'Ana', room: 'Tides', text, roomId: 'r', seq: 7n });

test('one line without marks, of the beginning of a text only', () => {
  expect(bodyOf('**low** at\n_nine_')).toMatchObject({ notification: { body: 'low at nine', title: 'Ana in Tides' } });
  expect(bodyOf('   \n ')).toMatchObject({ notification: { body: 'New message' } });
  // The end of a long text is not looked at: marks whose partner may be anywhere would cost a second for each device.
  expect(bodyOf(`*${'a'.repeat(5_000)}*`)).toMatchObject({ notification: { body: `*${'a'.repeat(298)}…` } });
});
