/**
 * What disturbs members of PostgreSQL while they make their first database: nx run tools:first-database. Each time all have to be together at the
 * end, one of them leading, with nobody's help; how long that took is printed. `--only=etcd` does what has that in its name. Needs root.
 */
import { parseArgs } from 'node:util';
import { DatabaseMembers } from '../members/database-members.ts';
import { disturbances } from './disturbances.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const chosen = Object.entries(disturbances).filter(([does]) => does.includes(values.only));
if (chosen.length === 0) throw new Error(`--only: nothing has ${values.only} in its name`);
for (const [does, disturb] of chosen) {
  console.log(`--- ${does}`);
  await using members = await DatabaseMembers.prepare();
  for (const machine of members.machines) machine.start();
  await disturb(members);
  const since = performance.now();
  await members.startAll();
  console.log(`    all are together after ${((performance.now() - since) / 1000).toFixed(1)} s`);
}
