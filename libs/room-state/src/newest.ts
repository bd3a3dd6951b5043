/** Of two copies of a message the newer one. */
import type { Message, ThreadSummary } from '@prosa/proto/chat';

/** The newer copy by `revision`; what its thread has come to counts by itself. */
export function newer(known: Message | undefined, other: Message): Message {
  const message = known && known.revision >= other.revision ? known : other;
  const thread = newerThread(known?.thread, other.thread);
  return thread === message.thread ? message : { ...message, thread };
}

/** The message after news of the thread that begins with it. */
export function withThread(message: Message, summary: ThreadSummary): Message {
  const thread = newerThread(message.thread, summary);
  return thread === message.thread ? message : { ...message, thread };
}

function newerThread(known: ThreadSummary | undefined, other: ThreadSummary | undefined): ThreadSummary | undefined {
  return known && (!other || known.revision >= other.revision) ? known : other;
}
