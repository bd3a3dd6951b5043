import { join } from 'node:path';
import { lifeline } from './lifeline.ts';
import { SupervisedProcess } from './supervised-process.ts';

/** The services of the product, by the names of their folders under dist/apps. */
export type ServiceName = 'gateway' | 'persistence' | 'ai';

/** Which service, and with which settings. */
export interface ServiceOptions {
  readonly service: ServiceName;
  /** For people, where several of a kind run: `gateway 2`. The service's name unless told. */
  readonly name?: string;
  /** Folder with the bundles: `<root>/dist/apps`. */
  readonly dist: string;
  /** Environment variables beside those of this process. */
  readonly settings: Readonly<Record<string, string>>;
  /** More flags for Node. */
  readonly nodeFlags?: readonly string[];
}

/**
 * Memory: source maps would cost 50 MB a process, and the bundles are readable without. A young generation of 8 MB a semi-space is
 * enough: a delivery costs no more with it, and after thousands came back at once a gateway keeps no 130 MB of what they left.
 */
const memoryFlags: Readonly<Record<ServiceName, readonly string[]>> = {
  gateway: ['--max-semi-space-size=8'],
  persistence: ['--max-semi-space-size=8'],
  ai: ['--max-semi-space-size=4'],
};

/** A service's bundle under supervision; not yet started. It ends when this process is gone. */
export function serviceProcess({ service, name, dist, settings, nodeFlags = [] }: ServiceOptions): SupervisedProcess {
  return new SupervisedProcess({
    name: name ?? service,
    command: process.execPath,
    args: [...memoryFlags[service], ...nodeFlags, '--import', lifeline, join(dist, service, 'main.mjs')],
    env: { ...process.env, NODE_OPTIONS: '', ...settings },
  });
}
