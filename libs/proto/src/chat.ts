/** prosa.chat.v1: what browsers and programs call at the gateway. */
export * from './gen/prosa/chat/v1/account_pb.ts';
export * from './gen/prosa/chat/v1/event_pb.ts';
export * from './gen/prosa/chat/v1/history_pb.ts';
export * from './gen/prosa/chat/v1/file_pb.ts';
export * from './gen/prosa/chat/v1/message_pb.ts';
export * from './gen/prosa/chat/v1/notification_pb.ts';
export * from './gen/prosa/chat/v1/pin_pb.ts';
export * from './gen/prosa/chat/v1/personal_pb.ts';
export * from './gen/prosa/chat/v1/presence_pb.ts';
export * from './gen/prosa/chat/v1/room_pb.ts';
export * from './gen/prosa/chat/v1/read_pb.ts';
export * from './gen/prosa/chat/v1/thread_pb.ts';
