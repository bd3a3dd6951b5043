/** The bridge between protobuf-es services with Connect's programming model and @grpc/grpc-js. */
export { maxMessageBytes } from './channel-options.ts';
export { addService, type ServiceOptions } from './grpc-server.ts';
export { createGrpcTransport, type GrpcTransport, type GrpcTransportOptions } from './grpc-transport.ts';
export { Health, HealthStatus, ServingStatus } from './health.ts';
export { MutualTls, type TlsIdentity } from './mutual-tls.ts';
export { createReflection, ServerReflection } from './reflection.ts';
export { closeServer, createGrpcServer, listen } from './server.ts';
export { fromRpcStatus, toRpcStatus } from './status.ts';
