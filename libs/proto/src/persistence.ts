/** prosa.persistence.v1: what the gateway calls at persistence. */
export * from './gen/prosa/persistence/v1/account_pb.ts';
export * from './gen/prosa/persistence/v1/document_pb.ts';
export * from './gen/prosa/persistence/v1/history_pb.ts';
export * from './gen/prosa/persistence/v1/file_pb.ts';
export * from './gen/prosa/persistence/v1/import_pb.ts';
export * from './gen/prosa/persistence/v1/log_pb.ts';
export * from './gen/prosa/persistence/v1/message_pb.ts';
export * from './gen/prosa/persistence/v1/notification_pb.ts';
export * from './gen/prosa/persistence/v1/pin_pb.ts';
export * from './gen/prosa/persistence/v1/personal_pb.ts';
export * from './gen/prosa/persistence/v1/presence_pb.ts';
export * from './gen/prosa/persistence/v1/room_pb.ts';
export * from './gen/prosa/persistence/v1/read_pb.ts';
export * from './gen/prosa/persistence/v1/thread_pb.ts';
