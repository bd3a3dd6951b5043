import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema, ErrorInfoSchema, RequestInfoSchema, RetryInfoSchema } from '@prosa/proto/rpc';
import { Backoff } from './backoff.ts';
import { RequestFailed, failureOf, request } from './failure.ts';

test('everything the server says about a failure', () => {
  const error = new ConnectError('too long', Code.InvalidArgument, undefined, [
    { desc: ErrorInfoSchema, value: { reason: 'INVALID_ARGUMENT', domain: 'prosa' } },
    { desc: BadRequestSchema, value: { fieldViolations: [{ field: 'displayName', description: 'at most 80' }] } },
    { desc: RequestInfoSchema, value: { requestId: 'abc' } },
  ]);
  expect(failureOf(error)).toEqual({
    reason: 'INVALID_ARGUMENT',
    code: 'INVALID_ARGUMENT',
    message: 'too long',
    fields: { displayName: 'at most 80' },
    requestId: 'abc',
    temporary: false,
  });
});

test('when to try again', () => {
  const wait = { desc: RetryInfoSchema, value: { retryDelay: { seconds: 2n, nanos: 500_000_000 } } };
  expect(failureOf(new ConnectError('slow down', Code.ResourceExhausted, undefined, [wait]))).toMatchObject({
    temporary: true,
    retryAfterMs: 2_500,
  });
  expect(failureOf(new ConnectError('too large', Code.ResourceExhausted)).temporary).toBe(false);
  expect(failureOf(new ConnectError('away', Code.Unavailable))).toMatchObject({
    reason: 'UNAVAILABLE',
    temporary: true,
  });
  expect(failureOf(new ConnectError('late', Code.DeadlineExceeded))).toMatchObject({
    reason: 'DEADLINE_EXCEEDED',
    temporary: true,
  });
});

test('a server that cannot be reached', () => {
  expect(failureOf(new TypeError('Failed to fetch'))).toMatchObject({ reason: 'NETWORK', temporary: true });
  expect(failureOf(ConnectError.from(new TypeError('Failed to fetch')))).toMatchObject({
    reason: 'NETWORK',
    temporary: true,
  });
});

test('a detail of another domain is not ours', () => {
  const foreign = { desc: ErrorInfoSchema, value: { reason: 'QUOTA', domain: 'example.org' } };
  expect(failureOf(new ConnectError('no', Code.PermissionDenied, undefined, [foreign])).reason).toBe(
    'PERMISSION_DENIED',
  );
});

test('a failed request keeps its failure', async () => {
  const failed = await request(Promise.reject(new ConnectError('no', Code.NotFound))).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(RequestFailed);
  expect(failureOf(failed).reason).toBe('NOT_FOUND');
});

test('delays grow, are jittered over the whole range and bounded', () => {
  const full = new Backoff(500, 30_000, () => 1);
  expect(Array.from({ length: 8 }, () => full.nextMs())).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(new Backoff(500, 30_000, () => 0).nextMs()).toBe(0);
  expect(new Backoff(500, 30_000, () => 0.5).nextMs(2_000)).toBe(2_250);
  full.reset();
  expect(full.nextMs()).toBe(500);
});
