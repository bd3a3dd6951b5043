import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Forwarded, ForwardedSchema } from '@prosa/proto/chat';
import type { StoredForward } from '../database/schema.ts';

/** Where a forwarded message comes from, as callers get it. */
export function toForwarded({ messageId, roomId, senderId, sentAt }: StoredForward): Forwarded {
  return create(ForwardedSchema, { messageId, roomId, senderId, sentAt: timestampFromDate(new Date(sentAt)) });
}
