import { freePort, type ServiceName, serviceProcess } from '@prosa/supervisor';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Place } from './place.ts';

/** Where `npm run build` puts the bundles. */
export const builtBundles = resolve(import.meta.dirname, '../../../../dist/apps');
const webRoot = join(builtBundles, 'chat-web/browser');

/** Which services, and how they find each other. */
export interface ServicesOptions {
  /** Default 1. */
  readonly gateways?: number;
  /** Default 1. Every gateway knows all of them, each begins with another. */
  readonly persistences?: number;
  /** Whether ai runs; default true. */
  readonly ai?: boolean;
  /** More environment variables, for all services. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ports for the gateways; free ones unless given. */
  readonly gatewayPorts?: readonly number[];
  /** The addresses (`host:port`) at which a gateway is to look for these of persistence: something may lie between. */
  readonly between?: (addresses: readonly string[], gateway: number) => Promise<readonly string[]>;
  /** Folder of the builds to begin with; `dist/apps` unless given. */
  readonly dist?: string;
}

/** What a stack runs. */
export interface Services {
  readonly of: Readonly<Record<ServiceName, readonly Place[]>>;
  readonly gatewayUrls: readonly string[];
  readonly persistencePorts: readonly number[];
}

/** Makes them, not started. Throws when a bundle is missing. */
export async function makeServices(options: ServicesOptions, databaseUrl: string, files: string): Promise<Services> {
  const { gateways = 1, persistences = 1, ai = true, env = {}, gatewayPorts = [], dist = builtBundles } = options;
  const { between = async (addresses: readonly string[]) => addresses } = options;
  checkBundles(dist);
  const common = { PROSA_LOG_LEVEL: 'warn', ...env };
  const make = (service: ServiceName, name: string, settings: Record<string, string>): Place =>
    new Place(dist, (from, more) =>
      serviceProcess({ service, name, dist: from, settings: { ...common, ...settings, ...more } }),
    );
  const persistencePorts = await Promise.all(Array.from({ length: persistences }, () => freePort()));
  const addresses = persistencePorts.map((port) => `127.0.0.1:${port}`);
  const aiAddress = `127.0.0.1:${await freePort()}`;
  const ports = await Promise.all(
    Array.from({ length: gateways }, async (_, index) => gatewayPorts[index] ?? freePort()),
  );
  const seen = await Promise.all(ports.map((_, index) => between(rotate(addresses, index), index)));
  const of = {
    persistence: addresses.map((address, index) =>
      make('persistence', `persistence ${index}`, {
        PERSISTENCE_LISTEN: address,
        DATABASE_URL: databaseUrl,
        PROSA_FILES: files,
      }),
    ),
    ai: ai ? [make('ai', 'ai', { AI_LISTEN: aiAddress, PERSISTENCE_ADDRESSES: addresses.join(',') })] : [],
    gateway: ports.map((port, index) =>
      make('gateway', `gateway ${index}`, {
        HOST: '127.0.0.1',
        PORT: String(port),
        PERSISTENCE_ADDRESSES: (seen[index] ?? []).join(','),
        AI_ADDRESS: aiAddress,
        PROSA_SIGN_UP: 'open',
        ...(existsSync(join(webRoot, 'index.html')) ? { WEB_ROOT: webRoot } : {}),
        ...env,
      }),
    ),
  };
  const gatewayUrls = ports.map((port) => `http://127.0.0.1:${port}`);
  return { of, gatewayUrls, persistencePorts };
}

function checkBundles(dist: string): void {
  for (const service of ['gateway', 'persistence', 'ai']) {
    const bundle = join(dist, service, 'main.mjs');
    if (!existsSync(bundle)) throw new Error(`${bundle} is missing; run: npm run build`);
  }
}

function rotate<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
