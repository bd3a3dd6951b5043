import { fromBinary } from '@bufbuild/protobuf';
import { SendMessageRequestSchema, SubscribeRequestSchema } from '@prosa/proto/chat';
import { SendBodies, SendRequests, subscribeRequest } from './requests.ts';

const roomId = '01936a2e-9f3c-7c31-8a44-0123456789ab';
const clientMessageId = '01936a2e-ffff-7c31-8a44-ba9876543210';

function split(request: Buffer): { head: string; body: Buffer } {
  const end = request.indexOf('\r\n\r\n');
  return { head: request.toString('latin1', 0, end), body: request.subarray(end + 4) };
}

describe('SendRequests', () => {
  it('makes a Connect request with the message in protobuf', () => {
    const requests = new SendRequests('prosa_session=abc', roomId, 'hello');
    const { head, body } = split(requests.next(clientMessageId));
    expect(head).toContain('POST /prosa.chat.v1.MessageService/SendMessage HTTP/1.1\r\n');
    expect(head).toContain(`\r\nContent-Length: ${body.length}`);
    expect(head).toContain('\r\nCookie: prosa_session=abc\r\n');
    expect(fromBinary(SendMessageRequestSchema, body)).toMatchObject({ roomId, clientMessageId, text: 'hello' });
  });

  it('leaves earlier requests alone: they may not be written yet', () => {
    const requests = new SendRequests('prosa_session=abc', roomId, 'hello');
    const first = requests.next(clientMessageId);
    requests.next(roomId);
    expect(fromBinary(SendMessageRequestSchema, split(first).body).clientMessageId).toBe(clientMessageId);
  });

  it('refuses an id of another length', () => {
    expect(() => new SendRequests('', roomId, 'hello').next('1')).toThrow('not a UUID');
  });
});

describe('SendBodies', () => {
  it('is the message alone', () => {
    const body = new SendBodies(roomId, 'hello').next(clientMessageId);
    expect(fromBinary(SendMessageRequestSchema, body)).toMatchObject({ roomId, clientMessageId, text: 'hello' });
  });
});

describe('subscribeRequest', () => {
  it('holds one empty envelope', () => {
    const { head, body } = split(subscribeRequest('prosa_session=abc'));
    expect(head).toContain('POST /prosa.chat.v1.EventService/Subscribe HTTP/1.1\r\n');
    expect(head).toContain('\r\nContent-Type: application/connect+proto\r\n');
    expect([...body]).toEqual([0, 0, 0, 0, 0]);
  });

  it('says where the client stands', () => {
    const { body } = split(subscribeRequest('prosa_session=abc', [{ roomId, epoch: 'e', seq: 7n }]));
    expect(fromBinary(SubscribeRequestSchema, body.subarray(5)).cursors).toMatchObject([
      { roomId, epoch: 'e', seq: 7n },
    ]);
  });
});
