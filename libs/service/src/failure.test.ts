import { Code, ConnectError } from '@connectrpc/connect';
import { fromRpcStatus, toRpcStatus } from '@prosa/grpc';
import { BadRequestSchema, ErrorInfoSchema, RequestInfoSchema, RetryInfoSchema } from '@prosa/proto/rpc';
import { addRequestId, failure, reasonOf, reasons } from './index.ts';

test('a failure carries reason, domain and metadata, and keeps its cause to itself', () => {
  const cause = new Error('duplicate key');
  const error = failure('EMAIL_TAKEN', Code.AlreadyExists, 'this e-mail is taken', {
    metadata: { field: 'email' },
    cause,
  });
  expect(error).toMatchObject({ code: Code.AlreadyExists, rawMessage: 'this e-mail is taken', cause });
  expect(error.findDetails(ErrorInfoSchema)).toMatchObject([
    { reason: 'EMAIL_TAKEN', domain: 'prosa', metadata: { field: 'email' } },
  ]);
  expect(error.findDetails(RetryInfoSchema)).toEqual([]);
  expect(error.findDetails(BadRequestSchema)).toEqual([]);
});

test('it names fields and says when to come back', () => {
  const error = failure('RATE_LIMITED', Code.ResourceExhausted, 'too many', {
    retryAfterMs: 2_500,
    violations: [{ field: 'text', description: 'too long' }],
  });
  expect(error.findDetails(RetryInfoSchema)).toMatchObject([{ retryDelay: { seconds: 2n, nanos: 500_000_000 } }]);
  expect(error.findDetails(BadRequestSchema)).toMatchObject([
    { fieldViolations: [{ field: 'text', description: 'too long' }] },
  ]);
});

test.each([Code.Unavailable, Code.ResourceExhausted])('code %s always says when to come back', (code) => {
  expect(failure('OVERLOADED', code, '').findDetails(RetryInfoSchema)).toMatchObject([{ retryDelay: { seconds: 1n } }]);
});

test('reasonOf reads the reason here and after the wire, and of nothing else', () => {
  const error = failure('ROOM_NOT_FOUND', Code.NotFound, 'no such room');
  expect(reasonOf(error)).toBe('ROOM_NOT_FOUND');
  expect(reasonOf(fromRpcStatus(toRpcStatus(error)))).toBe('ROOM_NOT_FOUND');
  const foreign = new ConnectError('x', Code.NotFound, undefined, [
    { desc: ErrorInfoSchema, value: { reason: 'STOCKOUT', domain: 'elsewhere' } },
  ]);
  expect(reasonOf(foreign)).toBeUndefined();
  expect(reasonOf(new Error('x'))).toBeUndefined();
});

test('the request id is added once', () => {
  const error = failure('INTERNAL', Code.Internal, 'internal error');
  addRequestId(error, 'first');
  addRequestId(error, 'second');
  expect(error.findDetails(RequestInfoSchema)).toMatchObject([{ requestId: 'first' }]);
});

test('every reason is a name as google.rpc.ErrorInfo asks', () => {
  for (const [key, name] of Object.entries(reasons)) {
    expect(name).toBe(key);
    expect(name).toMatch(/^[A-Z][A-Z0-9_]{1,61}[A-Z0-9]$/);
  }
});
