import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ports } from '../lab-plan.ts';
import { spawnInside } from '../program.ts';
import type { LabNetwork } from './lab-network.ts';

/**
 * Starts inside.ts in a lab's network, with the fence devices behind `socket`; `hear` is called with every line that guests send: the time of
 * arrival, a blank, and the packet of syslog. Throws when it cannot listen.
 */
export async function listenInside(network: LabNetwork, socket: string, hear: (line: string) => void): Promise<void> {
  const script = join(import.meta.dirname, 'inside.ts');
  const words = [process.execPath, script, socket, String(ports.redfish), String(ports.beats)];
  const child = spawnInside(network.inside, words);
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const lines = createInterface(child.stdout);
  const first: unknown = await Promise.race([
    once(lines, 'line').then(([line]) => line as unknown),
    once(child, 'exit'),
  ]);
  if (first !== 'ready') throw new Error(`nothing listens in the lab: ${errors}`);
  lines.on('line', hear);
}
