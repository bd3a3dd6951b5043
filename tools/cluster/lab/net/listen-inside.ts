import { join } from 'node:path';
import { ports } from '../lab-plan.ts';
import { startInside } from '../program.ts';
import type { LabNetwork } from './lab-network.ts';

/**
 * Starts inside.ts in a lab's network, with the fence devices behind `socket`; `hear` is called with every line that guests send: the time of
 * arrival, a blank, and the packet of syslog. Throws when it cannot listen.
 */
export async function listenInside(network: LabNetwork, socket: string, hear: (line: string) => void): Promise<void> {
  const script = join(import.meta.dirname, 'inside.ts');
  const words = [process.execPath, script, socket, String(ports.redfish), String(ports.beats)];
  const { lines } = await startInside(network.inside, words, 'nothing listens in the lab');
  lines.on('line', hear);
}
