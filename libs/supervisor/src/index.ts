export { freePort, portIsFree, untilListening } from './free-port.ts';
export { lastErrorLine, type LogLine, parseLogLine } from './log-line.ts';
export { ClusterError } from './postgres/cluster-error.ts';
export { type ClusterOptions, PostgresCluster } from './postgres/cluster.ts';
export { isRunning, processCommand, processStart } from './process-table.ts';
export { badSettingsExitCode, defaultPolicy, restartDelayMs, type RestartPolicy } from './restart-policy.ts';
export { RotatingLog } from './rotating-log.ts';
export { type ServiceName, type ServiceOptions, serviceProcess } from './service-process.ts';
export { type ProcessExit, type ProcessOptions, SupervisedProcess } from './supervised-process.ts';
