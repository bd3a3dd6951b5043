import type { Fault } from './fault.ts';
import { restores, upgrades } from './kinds/administration.ts';
import { backups } from './kinds/backups.ts';
import { fanOuts } from './kinds/fan-outs.ts';
import { freezes, kills } from './kinds/kills.ts';
import { machines } from './kinds/machines.ts';
import { members } from './kinds/members.ts';
import { networks } from './kinds/networks.ts';

/** Every fault by its name, in the order in which a run goes through them: an upgrade comes first, while the old build runs. */
export const catalog: Readonly<Record<string, Fault>> = {
  ...upgrades,
  ...kills,
  ...freezes,
  ...networks,
  ...machines,
  ...fanOuts,
  ...members,
  ...backups,
  ...restores,
};

/** Their names. */
export const faultNames: readonly string[] = Object.keys(catalog);
