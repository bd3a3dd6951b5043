import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** There is no such file, or the caller may not know of it. */
export function attachmentNotFound(): ConnectError {
  return failure('ATTACHMENT_NOT_FOUND', Code.NotFound, 'no such file');
}

/** There is no such upload of the caller's. */
export function uploadNotFound(): ConnectError {
  return failure('UPLOAD_NOT_FOUND', Code.NotFound, 'no such upload; it may have been too old');
}

/** The bytes begin somewhere else than where those that are there end. */
export function uploadOffsetWrong(receivedBytes: bigint): ConnectError {
  return failure('UPLOAD_OFFSET_WRONG', Code.FailedPrecondition, `go on from byte ${receivedBytes}`, {
    metadata: { receivedBytes: String(receivedBytes) },
  });
}

/** What came is not what was announced. */
export function uploadCorrupt(): ConnectError {
  return failure('UPLOAD_CORRUPT', Code.DataLoss, 'the bytes differ from those announced; upload the file again');
}

/** The file is larger than it may be, or than it was said to be. */
export function attachmentTooLarge(maxBytes: bigint): ConnectError {
  return failure('ATTACHMENT_TOO_LARGE', Code.InvalidArgument, `a file may have ${maxBytes} bytes here`, {
    metadata: { maxBytes: String(maxBytes) },
    violations: [{ field: 'sizeBytes', description: `must be at most ${maxBytes}` }],
  });
}

/** There is no room: for this person's files or for everybody's. */
export function quotaExceeded(whose: 'account' | 'workspace', quotaBytes: bigint): ConnectError {
  const message =
    whose === 'account'
      ? `your files may take up ${quotaBytes} bytes together`
      : `the workspace's files may take up ${quotaBytes} bytes together`;
  return failure('QUOTA_EXCEEDED', Code.ResourceExhausted, message, {
    metadata: { whose, quotaBytes: String(quotaBytes) },
    // Room is made by people who delete something; nobody should ask every second.
    retryAfterMs: 3_600_000,
  });
}

/** The caller has too many uploads that no message has. */
export function tooManyUploads(max: number): ConnectError {
  return failure('TOO_MANY_UPLOADS', Code.ResourceExhausted, `${max} uploads wait to be sent or cancelled`, {
    retryAfterMs: 60_000,
  });
}

/** The file has no such part. */
export function rangeNotSatisfiable(sizeBytes: bigint): ConnectError {
  return failure('RANGE_NOT_SATISFIABLE', Code.OutOfRange, `the file has ${sizeBytes} bytes`, {
    metadata: { sizeBytes: String(sizeBytes) },
  });
}
