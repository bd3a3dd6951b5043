/** What every service does the same way. */
export { addressesIn } from './addresses-in-text.ts';
export { areSet, readCertificates, type Certificates, type CertificateSettings } from './certificate-files.ts';
export { addRequestId, errorDomain, failure, reasonOf, type FailureOptions, type FieldViolation } from './failure.ts';
export { grpcService, listenGrpc, type GrpcEndpoint, type GrpcService } from './grpc-endpoint.ts';
export { createLogger, type Logger } from './logger.ts';
export { isReason, reasons, type Reason } from './reasons.ts';
export { forwardRequestId, requestIdFrom, requestIdHeader, requestIdKey, requestIdOf } from './request-id.ts';
export { runService, type RunningService } from './run-service.ts';
export { serverInterceptor } from './server-interceptor.ts';
export { address, addressList, flag, logLevel, port, wholeNumber } from './setting-types.ts';
export { readSettings, SettingsError } from './settings.ts';
export { tlsSettings, type TlsSettings } from './tls-settings.ts';
export { openTls, reloading, type ServiceTls } from './tls.ts';
export { createRequestCheck, jsonPath, validationInterceptor } from './validation.ts';
export { visibleText } from './visible-text.ts';
