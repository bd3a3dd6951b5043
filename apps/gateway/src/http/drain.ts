import type { IncomingMessage } from 'node:http';

/** A client that sends nothing for so long waits for its answer. */
const QUIET_MS = 200;
/** However much more comes, the answer goes out then. */
const LONGEST_MS = 5_000;

/**
 * Throws away what is still coming of a body that nobody wants, for a moment: whoever hangs up on a client that is sending makes it lose
 * the answer. Resolves when the body is over, the client went away or stopped, or it took too long.
 */
export async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    const longest = setTimeout(finish, LONGEST_MS);
    const quiet = setTimeout(finish, QUIET_MS);
    const discard = () => quiet.refresh();
    request.on('data', discard).on('end', finish).on('close', finish);
    request.resume();

    function finish(): void {
      clearTimeout(longest);
      clearTimeout(quiet);
      request.off('data', discard).off('end', finish).off('close', finish);
      resolve();
    }
  });
}
