import type { ChannelOptions } from '@grpc/grpc-js';

/**
 * The largest message either side takes or sends, in bytes. A hundred chat messages, each with all that may go with one (text, twenty
 * described files, previews, a poll), fit in: nobody can make a list of them fail by what they write.
 */
export const maxMessageBytes = 32 * 1024 * 1024;

/** What clients and servers share. */
export const sharedChannelOptions: ChannelOptions = {
  'grpc.max_receive_message_length': maxMessageBytes,
  'grpc.max_send_message_length': maxMessageBytes,
  // A peer that vanished without a word is noticed within half a minute.
  'grpc.keepalive_time_ms': 20_000,
  'grpc.keepalive_timeout_ms': 8_000,
  'grpc.keepalive_permit_without_calls': 1,
};
