/** google.rpc: the status and the error details that cross every hop. */
export * from './gen/google/rpc/error_details_pb.ts';
export * from './gen/google/rpc/status_pb.ts';
