import type { LabNetwork } from '../net/lab-network.ts';
import type { LabPlaces } from '../places.ts';
import { type HostName, writeOwnFiles } from './common-layer.ts';
import { LabHost } from './lab-host.ts';

/** What a lab has for its hosts. */
export interface Room {
  readonly places: LabPlaces;
  readonly network: LabNetwork;
}

/** Puts a host into a lab, switched off: over a golden root and what all have in common it begins with what it alone has. `number` is 1 for the first. */
export function placeHost(
  { places, network }: Room,
  { name, address }: HostName,
  number: number,
  golden: string,
): LabHost {
  const folder = places.own(name);
  writeOwnFiles(folder, name, number);
  return new LabHost({
    name,
    address,
    lower: [places.common, golden],
    folder,
    shared: places.shared,
    cgroup: places.cgroup(name),
    outside: network.inside,
  });
}
