import { encryptPush } from './push-encryption.ts';

const bytes = (base64url: string) => Buffer.from(base64url, 'base64url');

test('the example of RFC 8291, section 5', () => {
  const browser = {
    p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
    auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  };
  const given = {
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  };
  const sealed = encryptPush(Buffer.from('When I grow up, I want to be a watermelon'), browser, given);
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl' +
      '7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('what does not fit into one record, and keys that are none, are refused', () => {
  const browser = { p256dh: Buffer.alloc(65, 4), auth: Buffer.alloc(16) };
  expect(() => encryptPush(Buffer.alloc(10), browser)).toThrow();
  const p256dh = bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4');
  expect(() => encryptPush(Buffer.alloc(4_000), { ...browser, p256dh })).toThrow(RangeError);
  expect(encryptPush(Buffer.alloc(3_993), { ...browser, p256dh })).toHaveLength(4_096);
});
