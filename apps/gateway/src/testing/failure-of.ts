import { ConnectError } from '@connectrpc/connect';

/** The error with which a call fails. Throws when it does not fail. */
export async function failureOf(call: Promise<unknown>): Promise<ConnectError> {
  try {
    await call;
  } catch (error) {
    return ConnectError.from(error);
  }
  throw new Error('the call did not fail');
}
