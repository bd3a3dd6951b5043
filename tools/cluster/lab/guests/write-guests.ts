import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { definitionPath } from '../../generate/machine-resource.ts';
import { guests } from '../lab-plan.ts';
import type { LabPlaces } from '../places.ts';
import { guestDefinition } from './definition.ts';
import { kernelPath } from './drivers.ts';
import { makeGuestInitrd } from './initrd.ts';

/** A record a boot, 512 bytes each, and the count. */
const diskBytes = 1024 ** 2;

/** Puts the guests of a lab where its hosts look for them: definitions with what all begin with, disks and initrd with what they share. */
export async function writeGuests({ common, shared }: LabPlaces, golden: string): Promise<void> {
  await makeGuestInitrd(golden, join(shared, 'initrd'));
  for (const [index, guest] of guests.entries()) {
    const definition = join(common, definitionPath(guest.name));
    mkdirSync(dirname(definition), { recursive: true });
    writeFileSync(definition, guestDefinition(guest, index + 1, kernelPath(golden)));
    const disk = join(shared, `${guest.name}.raw`);
    writeFileSync(disk, '');
    truncateSync(disk, diskBytes);
  }
}
