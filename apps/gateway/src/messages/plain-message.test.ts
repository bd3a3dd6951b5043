import { create } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import { SendMessageRequestSchema } from '@prosa/proto/chat';
import { isPlain } from './plain-message.ts';

const id = '01936a2e-9f3c-7c31-8a44-0123456789ab';
const validator = createValidator();
const message = (change: MessageInitShape<typeof SendMessageRequestSchema>) =>
  create(SendMessageRequestSchema, { roomId: id, clientMessageId: id, text: 'hello', ...change });

describe('isPlain', () => {
  it.each([
    {},
    { text: 'x'.repeat(16_000) },
    { roomId: id.toUpperCase() },
    { replyToMessageId: id, threadRootMessageId: id },
  ])('takes %j, which the contract allows', (change) => {
    expect(isPlain(message(change))).toBe(true);
    expect(validator.validate(SendMessageRequestSchema, message(change)).kind).toBe('valid');
  });

  it.each([
    { text: '' },
    { text: 'x'.repeat(16_001) },
    { roomId: '' },
    { roomId: id.slice(1) },
    { roomId: `${id}\n` },
    { clientMessageId: `{${id}}` },
    { replyToMessageId: 'x' },
    { threadRootMessageId: 'x' },
    { attachmentIds: ['x'] },
  ])('leaves %j to the rules, which refuse it', (change) => {
    expect(isPlain(message(change))).toBe(false);
    expect(validator.validate(SendMessageRequestSchema, message(change)).kind).toBe('invalid');
  });

  it('leaves to the rules what they allow and is rare: long texts of wide characters, attachments', () => {
    for (const change of [{ text: '😀'.repeat(16_000) }, { attachmentIds: [id] }]) {
      expect(isPlain(message(change))).toBe(false);
      expect(validator.validate(SendMessageRequestSchema, message(change)).kind).toBe('valid');
    }
  });
});
