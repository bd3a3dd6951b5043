// vm-build: the images of the three machines, each an overlay of base.qcow2, in dist/vm-images/<role>.
//   node tools/vm-images/packer/main.ts [role ...]     only what changed; all roles when none is named
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baseHash } from '../base/base-hash.ts';
import { makeWhole } from '../making/fresh-folder.ts';
import { needTools } from '../making/needed-tools.ts';
import { baseFolder, imagesFolder, type Role, roles } from '../making/places.ts';
import { Progress } from '../making/progress.ts';
import { isMadeFrom, stamp } from '../making/stamp.ts';
import { runProgram, VmError } from '../making/vm-error.ts';
import { buildRole } from './build-role.ts';
import { roleHash } from './role-hash.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: 'boolean', default: false } },
});
const progress = new Progress('vm-build');

await runProgram(async () => {
  const unknown = positionals.find((name) => !roles.some((role) => role === name));
  if (unknown !== undefined) throw new VmError(`no role ${unknown}; there are ${roles.join(', ')}`);
  if (!(await isMadeFrom(baseFolder, baseHash())))
    throw new VmError('the base image is not there; nx run tools:vm-base');
  const wanted = roles.filter((role) => positionals.length === 0 || positionals.includes(role));
  for (const role of wanted) await makeRole(role);
  progress.done('all images are there');
});

async function makeRole(role: Role): Promise<void> {
  const folder = join(imagesFolder, role);
  const hash = await roleHash(role);
  if (!values.again && (await isMadeFrom(folder, hash))) return progress.say(`${role}: nothing changed`);
  needTools(['packer', 'qemu-system-x86_64', 'qemu-img', 'openssl', 'ssh-keygen', 'tar']);
  await progress.part(role, () =>
    makeWhole(folder, async (fresh) => {
      await buildRole(role, fresh, progress);
      await stamp(fresh, hash);
    }),
  );
  progress.say(`${role}.qcow2 has ${Math.round(statSync(join(folder, `${role}.qcow2`)).size / 1e6)} MB`);
}
