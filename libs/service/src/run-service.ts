/** The life of a service's process: settings, start, signals, end. */
import { createLogger, type Logger } from './logger.ts';
import { SettingsError } from './settings.ts';

/** Exit code for wrong settings: EX_CONFIG of sysexits.h. */
const exitConfig = 78;
/** How long closing may take. */
const closeTimeoutMs = 10_000;

/** Something that runs until it is closed. */
export interface RunningService {
  close(): Promise<void>;
  /** Reads again what may change while it runs, such as certificates. Without it SIGHUP ends the process as by default. */
  reload?(): void;
}

/**
 * Starts a service and ties it to the process. Resolves when it has started.
 *
 * Wrong settings: one line a mistake on standard error, exit code 78. A failed start, or a later error that nothing
 * caught: a line in the log, exit code 1. SIGTERM and SIGINT close the service, once, and end the process with
 * exit code 0; when closing fails or takes more than ten seconds, with 1. SIGHUP reloads.
 */
export async function runService(name: string, start: (logger: Logger) => Promise<RunningService>): Promise<void> {
  const logger = createLogger(name, process.env['PROSA_LOG_LEVEL']);
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught error');
    process.exit(1);
  });
  let stop: (signal: NodeJS.Signals) => void = () => undefined;
  const stopped = new Promise<NodeJS.Signals>((resolve) => (stop = resolve));
  process.on('SIGTERM', stop).on('SIGINT', stop);
  try {
    const service = await start(logger);
    if (service.reload) process.on('SIGHUP', () => service.reload?.());
    logger.info('started');
    void stopped.then((signal) => end(service, signal, logger));
  } catch (error) {
    if (error instanceof SettingsError) {
      process.stderr.write(error.lines.map((line) => `${line}\n`).join(''));
      process.exit(exitConfig);
    }
    logger.fatal({ err: error }, 'could not start');
    process.exit(1);
  }
}

async function end(service: RunningService, signal: NodeJS.Signals, logger: Logger): Promise<void> {
  logger.info({ signal }, 'stopping');
  setTimeout(() => {
    logger.error(`not closed after ${closeTimeoutMs} ms`);
    process.exit(1);
  }, closeTimeoutMs).unref();
  try {
    await service.close();
    logger.info('stopped');
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, 'could not close');
    process.exit(1);
  }
}
