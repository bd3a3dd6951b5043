import { EventEmitter } from 'node:events';
import { Client } from 'pg';
import { lastErrorLine } from '../log-line.ts';
import { type ProcessExit, SupervisedProcess } from '../supervised-process.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { checkVersion, clearEarlierRun, makeDataFolder } from './data-folder.ts';
import { asUser, plainUser } from './plain-user.ts';

/** A PostgreSQL of our own. */
export interface ClusterOptions {
  /** Its data; made when missing. An absolute path. */
  readonly folder: string;
  /** TCP port on 127.0.0.1; nothing else is opened. */
  readonly port: number;
  /** Of the user postgres. Takes effect when the data folder is made. */
  readonly password: string;
  /** Data survives a power cut. False only for tests: much faster, nothing is synced. */
  readonly durable: boolean;
  readonly maxConnections?: number;
  /** More settings, name to value. */
  readonly settings?: Readonly<Record<string, string>>;
  /** More environment variables for the server. */
  readonly env?: Readonly<Record<string, string>>;
}

interface Events {
  line: [line: string];
  exit: [exit: ProcessExit];
  gaveUp: [exit: ProcessExit];
}

/**
 * The shell in between gives PostgreSQL what it lacks: it ends (fast shutdown) when the pipe on stdin closes, which
 * happens when its supervisor is gone, however that ended.
 */
const watched = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
trap 'kill -INT $server 2>/dev/null' TERM INT HUP
( read -r _ <&3; kill -INT $server 2>/dev/null ) &
watch=$!
exec 3<&-
wait $server; code=$?
while kill -0 $server 2>/dev/null; do wait $server; code=$?; done
kill $watch 2>/dev/null
exit $code`;

/** Real PostgreSQL under supervision: comes back when it dies. As root it runs as the user postgres. */
export class PostgresCluster extends EventEmitter<Events> {
  private readonly options: ClusterOptions;
  private server: SupervisedProcess | undefined;

  constructor(options: ClusterOptions) {
    super();
    this.options = options;
  }

  /** Makes the data folder if need be, starts the server and waits until it answers. Throws ClusterError. */
  async start(timeoutMs = 60_000): Promise<void> {
    const { folder, password, durable } = this.options;
    const binaries = await findBinaries();
    const user = plainUser();
    await makeDataFolder(folder, binaries, user, { password, durable });
    await checkVersion(folder, binaries);
    await clearEarlierRun(folder);
    this.server = this.supervise(binaries, user);
    this.server.start();
    await this.ready(this.server, timeoutMs);
  }

  /** URL of a database in it. */
  url(database = 'postgres'): string {
    const { password, port } = this.options;
    return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  }

  /** Makes a database when it is missing. */
  async createDatabase(name: string): Promise<void> {
    const client = new Client({ connectionString: this.url() });
    await client.connect();
    try {
      const found = await client.query('select 1 from pg_database where datname = $1', [name]);
      if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
  }

  /** Process id of the shell around the server; undefined when it is not running. */
  get pid(): number | undefined {
    return this.server?.pid;
  }

  /** Where its data is. */
  get folder(): string {
    return this.options.folder;
  }

  /** Ends it cleanly: sessions are cut, a checkpoint is written. */
  async stop(): Promise<void> {
    await this.server?.stop();
  }

  /** Ends it at once; the next start recovers from the log. */
  force(): void {
    this.server?.force();
  }

  private supervise(binaries: Binaries, user: ReturnType<typeof plainUser>): SupervisedProcess {
    const { folder, port } = this.options;
    const flags = Object.entries(this.settings()).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const inner = asUser(
      user,
      binaries.postgres,
      ['-D', folder, '-p', String(port), ...flags],
      [binaries.folder, folder],
    );
    const { uid, gid } = inner;
    const server = new SupervisedProcess({
      name: 'PostgreSQL',
      command: '/bin/sh',
      args: ['-c', watched, 'postgres', inner.command, ...inner.args],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', ...this.options.env },
      cwd: '/',
      uid,
      gid,
      stopTimeoutMs: 30_000,
    });
    server.on('line', (line) => this.emit('line', line));
    server.on('exit', (exit) => this.emit('exit', exit));
    server.on('gaveUp', (exit) => this.emit('gaveUp', exit));
    return server;
  }

  private settings(): Record<string, string> {
    const { durable, maxConnections = 60, settings } = this.options;
    return {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: String(maxConnections),
      shared_buffers: '64MB',
      io_method: 'sync', // no worker processes of its own
      jit: 'off',
      ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
      ...settings,
    };
  }

  /** Asks until it answers; a recovery after a crash may take a while. */
  private async ready(server: SupervisedProcess, timeoutMs: number): Promise<void> {
    let ended = false;
    server.once('exit', () => (ended = true));
    for (const deadline = performance.now() + timeoutMs; ; await new Promise((done) => setTimeout(done, 40))) {
      const reason = await refusal(this.url());
      if (reason === undefined) return;
      if (!ended && performance.now() < deadline) continue;
      await server.stop();
      throw new ClusterError(`PostgreSQL does not start: ${lastErrorLine(server.lastLines) ?? reason}`);
    }
  }
}

/** Why a server does not answer; undefined when it does. */
async function refusal(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return (error as Error).message || String(error);
  } finally {
    await client.end().catch(() => {});
  }
}
