import {
  badSettingsExitCode,
  freePort,
  lastErrorLine,
  parseLogLine,
  type PostgresCluster,
  type ProcessExit,
  RotatingLog,
  type ServiceName,
  serviceProcess,
  type SupervisedProcess,
  untilListening,
} from '@prosa/supervisor';
import { join } from 'node:path';
import { build } from './build.ts';
import { fillDemo } from './demo.ts';
import { embeddedDatabase, startDatabase } from './database.ts';
import { lockInstance } from './instance-lock.ts';
import { LaunchError } from './launch-error.ts';
import { preparePlace } from './place.ts';
import { checkPort } from './port-holder.ts';
import { untilReady } from './readiness.ts';
import { addressOf, launcherSettings, type LauncherSettings, root } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** What is wanted beside the product itself. */
export interface LaunchOptions {
  /** Fills a new workspace with people and talk; see tools/demo. */
  readonly demo?: boolean;
}

/** One life of the whole product on this machine: PostgreSQL, persistence, ai, gateway; stopped in the reverse order. */
export class Launch {
  private readonly env: NodeJS.ProcessEnv;
  private readonly terminal: Terminal;
  private readonly demo: boolean;
  private readonly aborter = new AbortController();
  private readonly services: SupervisedProcess[] = [];
  private readonly logs: RotatingLog[] = [];
  private cluster: PostgresCluster | undefined;
  private unlock: () => void = () => {};
  private stopped: Promise<void> | undefined;

  constructor(env: NodeJS.ProcessEnv, terminal: Terminal, { demo = false }: LaunchOptions = {}) {
    this.env = env;
    this.terminal = terminal;
    this.demo = demo;
  }

  /** Resolves when Prosa answers. Throws LaunchError when it cannot be started here. */
  async start(): Promise<void> {
    const startedAt = performance.now();
    const settings = launcherSettings(this.env);
    const { signal } = this.aborter;
    preparePlace(settings.data);
    this.unlock = lockInstance(settings.data, addressOf(settings));
    await checkPort(settings.host, settings.port);
    await build(join(settings.data, 'logs', 'build.log'), this.terminal, signal);
    if (signal.aborted) return;
    const databaseUrl = settings.databaseUrl ?? (await this.startPostgres(settings.data));
    if (signal.aborted) return;
    await this.startServices(settings, databaseUrl);
    if (!(await untilReady(settings, this.terminal, signal))) return;
    if (this.demo) this.terminal.step(await fillDemo(settings, signal));
    if (signal.aborted) return;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    this.terminal.step(`\n  Prosa is ready:  ${addressOf(settings)}\n`);
    this.terminal.step(`  Started in ${seconds} s. Data and logs: ${settings.data}. Stop with Ctrl-C.`);
  }

  /** Stops what runs, in order; once, however often it is called. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  /** Ends everything at once. PostgreSQL recovers at the next start. */
  force(): void {
    for (const service of this.services) service.force();
    this.cluster?.force();
    this.unlock();
  }

  /** Says why, stops and ends this process. Only the first failure is told. */
  async fail(error: LaunchError): Promise<void> {
    if (this.aborter.signal.aborted) return;
    this.terminal.error(error.message);
    await this.stop();
    process.exit(error.exitCode);
  }

  private async stopAll(): Promise<void> {
    this.aborter.abort();
    for (const service of [...this.services].reverse()) await service.stop();
    await this.cluster?.stop();
    for (const log of this.logs) log.close();
    this.unlock();
  }

  private async startPostgres(data: string): Promise<string> {
    const cluster = await embeddedDatabase(data);
    const log = this.log(data, 'postgres');
    cluster.on('line', (line) => log.write(line));
    cluster.on('exit', (exit) => this.told('PostgreSQL', exit));
    cluster.on(
      'gaveUp',
      () => void this.fail(new LaunchError(`PostgreSQL does not stay up; see ${data}/logs/postgres.log`)),
    );
    this.cluster = cluster;
    return startDatabase(cluster);
  }

  private async startServices(settings: LauncherSettings, databaseUrl: string): Promise<void> {
    const persistencePort = await freePort();
    const persistence = `127.0.0.1:${persistencePort}`;
    const ai = `127.0.0.1:${await freePort()}`;
    this.startService('persistence', settings, {
      PERSISTENCE_LISTEN: persistence,
      DATABASE_URL: databaseUrl,
      PROSA_FILES: this.env['PROSA_FILES'] || join(settings.data, 'files'),
    });
    this.startService('ai', settings, { AI_LISTEN: ai, PERSISTENCE_ADDRESSES: persistence });
    // A gateway that is there first would warn, and wait before it tries again.
    await untilListening(persistencePort, 10_000);
    if (this.aborter.signal.aborted) return;
    this.startService('gateway', settings, {
      HOST: settings.host,
      PORT: String(settings.port),
      PERSISTENCE_ADDRESSES: persistence,
      AI_ADDRESS: ai,
      WEB_ROOT: join(root, 'dist/apps/chat-web/browser'),
      PROSA_SIGN_UP: settings.signUp,
    });
  }

  private startService(service: ServiceName, { data }: LauncherSettings, settings: Record<string, string>): void {
    const supervised = serviceProcess({ service, dist: join(root, 'dist/apps'), settings });
    const log = this.log(data, service);
    supervised.on('line', (line, stream) => {
      log.write(line);
      const { level, text } = parseLogLine(line, stream);
      if (level >= 40) this.terminal.warnOnce(`${service}: ${text}`);
    });
    supervised.on('exit', (exit) => this.told(service, exit));
    supervised.on('gaveUp', (exit) => {
      const last = lastErrorLine(supervised.lastLines) ?? 'it said nothing';
      const error =
        exit.code === badSettingsExitCode
          ? new LaunchError(`${service} refuses its settings (see above and docs/settings.md).`, {
              exitCode: badSettingsExitCode,
            })
          : new LaunchError(`${service} does not stay up: ${last} (all of it: ${data}/logs/${service}.log)`);
      void this.fail(error);
    });
    this.services.push(supervised);
    supervised.start();
  }

  private log(data: string, name: string): RotatingLog {
    const log = new RotatingLog(join(data, 'logs', `${name}.log`), {
      onError: (error) => this.terminal.warn(`${name}.log cannot be written: ${error.message}`),
    });
    this.logs.push(log);
    return log;
  }

  private told(name: string, { code, signal, restartInMs }: ProcessExit): void {
    if (restartInMs === undefined) return;
    const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
    this.terminal.warn(`${name} ${how}; back in ${restartInMs / 1000} s.`);
  }
}
