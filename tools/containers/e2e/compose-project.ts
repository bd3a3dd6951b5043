import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { command, must, type CommandResult } from '../../ci/command.ts';
import type { ComposeCommand } from './compose-command.ts';

/** Everything that compose.yaml starts. */
export const services = ['database', 'persistence', 'ai', 'gateway'] as const;

/** Variables that Compose puts into its files. */
export type Settings = Readonly<Record<string, string>>;

/** One of them. */
export type Service = (typeof services)[number];

/** What `docker inspect` says of a container, as far as it is looked at. */
export interface Container {
  readonly Id: string;
  readonly RestartCount: number;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly State: {
    readonly Pid: number;
    readonly Status: string;
    readonly ExitCode: number;
    readonly Health?: { readonly Status: string; readonly Log?: readonly { readonly Output: string }[] | null };
  };
  readonly NetworkSettings: {
    /** By `port/protocol`; null: not published. */
    readonly Ports: Readonly<Record<string, readonly { HostIp: string; HostPort: string }[] | null>>;
    /** By name. */
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>>;
  };
}

/** How long services may take until they are healthy, in milliseconds; on a machine that does something else, too. */
const healthyWithinMs = 180_000;

/**
 * An installation by compose.yaml under a name and an image tag of its own. Being disposed of it leaves neither containers
 * nor networks, volumes or images.
 */
export class ComposeProject implements AsyncDisposable {
  readonly name = `prosa-e2e-${randomBytes(3).toString('hex')}`;
  readonly #filter = `--filter=label=com.docker.compose.project=${this.name}`;
  readonly #compose: ComposeCommand;
  readonly #dockerHost: string;
  readonly #signal: AbortSignal;
  /** Nothing is taken from a file .env of the repository. */
  readonly #folder = mkdtempSync(join(tmpdir(), 'prosa-compose-'));
  readonly #emptySettings = join(this.#folder, 'env');

  /** When `signal` aborts every further method throws, but for the disposal. */
  constructor(compose: ComposeCommand, dockerHost: string, signal: AbortSignal) {
    this.#compose = compose;
    this.#dockerHost = dockerHost;
    this.#signal = signal;
    writeFileSync(this.#emptySettings, '');
  }

  /** Runs a command of Compose with these files and settings, and shows nothing. Throws with what it said when it fails. */
  async compose(files: readonly string[], settings: Settings, ...line: readonly string[]): Promise<void> {
    const { exitCode, output } = await this.tryCompose(files, settings, ...line);
    if (exitCode !== 0) throw new Error(`compose ${line.join(' ')} ended with code ${exitCode}\n${output}`);
  }

  /** The same; does not throw when it fails. */
  async tryCompose(files: readonly string[], settings: Settings, ...line: readonly string[]): Promise<CommandResult> {
    this.#signal.throwIfAborted();
    return this.#run(files, settings, line);
  }

  /** A command of docker; gives what it prints. Throws when it fails. */
  async docker(...line: readonly string[]): Promise<string> {
    this.#signal.throwIfAborted();
    return (await must(['docker', ...line], { env: { DOCKER_HOST: this.#dockerHost }, quiet: true })).trim();
  }

  /** Runs a command in a service's container, as the service's user. Does not throw when it fails. */
  async inside(service: Service, ...line: readonly string[]): Promise<CommandResult> {
    const { Id } = await this.container(service);
    return command(['docker', 'exec', Id, ...line], { env: { DOCKER_HOST: this.#dockerHost }, silent: true });
  }

  /** A service's container, running or not. Throws when there is none. */
  async container(service: Service): Promise<Container> {
    const found = (await this.containers()).get(service);
    if (found === undefined) throw new Error(`${service} has no container`);
    return found;
  }

  /** All of them by service, running or not. */
  async containers(): Promise<ReadonlyMap<string, Container>> {
    const ids = await this.docker('ps', '--all', '--quiet', this.#filter);
    if (ids === '') return new Map();
    const all = JSON.parse(await this.docker('inspect', ...ids.split('\n'))) as Container[];
    return new Map(all.map((container) => [container.Config.Labels['com.docker.compose.service'] ?? '', container]));
  }

  /** Resolves when all containers are healthy. Throws after three minutes, with what the others say. */
  async untilHealthy(): Promise<void> {
    let missing: string[] = [];
    for (const deadline = performance.now() + healthyWithinMs; performance.now() < deadline; await wait(500)) {
      const all = await this.containers();
      missing = services.flatMap((service) => {
        const { Status = 'not there', Health } = all.get(service)?.State ?? {};
        return Health?.Status === 'healthy' ? [] : `${service} (${Status}): ${Health?.Log?.at(-1)?.Output ?? ''}`;
      });
      if (missing.length === 0) return;
    }
    throw new Error(`not healthy in time: ${missing.join('; ')}\n${await this.logs()}`);
  }

  /** The last lines of every service, their beginnings. */
  async logs(): Promise<string> {
    const parts = [...(await this.containers())].map(async ([service, { Id }]) => {
      const lines = (await this.docker('logs', '--tail=8', Id)).split('\n');
      return lines.map((line) => `${service}: ${line.slice(0, 400)}`).join('\n');
    });
    return (await Promise.all(parts)).join('\n');
  }

  /** What the engine still has of it: containers, volumes, networks, one a line. */
  async leftovers(): Promise<string> {
    const kinds = [
      ['ps', '--all'],
      ['volume', 'ls'],
      ['network', 'ls'],
    ] as const;
    const found = await Promise.all(kinds.map((kind) => this.docker(...kind, '--quiet', this.#filter)));
    return found.filter((lines) => lines !== '').join('\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#run(['compose.yaml'], { POSTGRES_PASSWORD: 'any' }, ['down', '--volumes', '--timeout=5']);
    const images = ['persistence', 'ai', 'gateway'].map((service) => `prosa/${service}:${this.name}`);
    await command(['docker', 'image', 'rm', ...images], { env: { DOCKER_HOST: this.#dockerHost }, silent: true });
    rmSync(this.#folder, { recursive: true });
  }

  #run(files: readonly string[], settings: Settings, line: readonly string[]): Promise<CommandResult> {
    const options = ['--project-name', this.name, '--env-file', this.#emptySettings];
    const named = files.flatMap((file) => ['--file', file]);
    return command([...this.#compose, ...options, ...named, ...line], {
      env: { DOCKER_HOST: this.#dockerHost, PROSA_IMAGE_TAG: this.name, ...settings },
      silent: true,
    });
  }
}
