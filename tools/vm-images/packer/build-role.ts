import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseFolder, type Role, root } from '../making/places.ts';
import type { Progress } from '../making/progress.ts';
import { run } from '../making/run.ts';
import { VmError } from '../making/vm-error.ts';
import { buildCredentials } from './build-credentials.ts';
import { packRole } from './role-files.ts';

const scripts = join(root, 'tools/vm-images/guest/build');

/**
 * Makes `ROLE.qcow2` in a folder: Packer starts the base image, unpacks the role into it, checks it and seals it; what
 * remains is an overlay that names its base as `base.qcow2` in the same folder. Throws a VmError with the reason.
 */
export async function buildRole(role: Role, folder: string, progress: Progress): Promise<void> {
  const work = join(folder, 'work');
  const served = join(work, 'served');
  await mkdir(served, { recursive: true });
  await packRole(role, join(work, 'tree'), join(served, `${role}.tar`));
  await symlink(join(baseFolder, 'postgresql.tar'), join(served, 'postgresql.tar'));
  const credentials = await buildCredentials(role, work, join(scripts, 'prosa-build-sshd.service'));
  const output = join(work, 'output');
  const variables = join(work, 'role.auto.pkrvars.json');
  await writeFile(
    variables,
    JSON.stringify({
      role,
      base: baseFolder,
      work,
      scripts,
      output,
      credentials,
      accelerator: 'tcg',
      memory_mib: 1024,
    }),
  );
  await runPacker(work, variables, (line) => {
    const said = /^(?:==> )? *qemu\.role: (.*(?:provisioned|healthy|ASSERTION|exposure).*)$/.exec(line)?.[1];
    if (said !== undefined) progress.say(`  ${said}`);
  }).catch(async (error: unknown) => {
    throw await withConsole(error, join(work, 'console.log'));
  });
  const console = await readFile(join(work, 'console.log'), 'latin1');
  if (!console.includes('prosa-build-sealed'))
    throw await withConsole(new VmError('not sealed'), join(work, 'console.log'));

  const image = join(folder, `${role}.qcow2`);
  await overlayOf(join(baseFolder, 'base.qcow2'), join(output, `${role}.qcow2`), image);
  await rm(work, { recursive: true });
}

async function runPacker(work: string, variables: string, onLine: (line: string) => void): Promise<void> {
  const template = join(work, 'template');
  await mkdir(template);
  await copyFile(join(import.meta.dirname, 'role.pkr.hcl'), join(template, 'role.pkr.hcl'));
  const env = { PACKER_CACHE_DIR: join(work, 'packer-cache'), CHECKPOINT_DISABLE: '1', PACKER_NO_COLOR: '1' };
  if (!isBuiltIn(await run('packer', ['version'], { env }))) {
    await copyFile(join(import.meta.dirname, 'plugins/plugins.pkr.hcl'), join(template, 'plugins.pkr.hcl'));
    await run('packer', ['init', template], { env });
  }
  await run('packer', ['build', '-color=false', `-var-file=${variables}`, template], { env, onLine });
}

/** Whether this Packer has the builder for QEMU in its binary: those before 1.7. */
export function isBuiltIn(version: string): boolean {
  const [, major, minor] = /v(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) === 1 && Number(minor) < 7;
}

async function withConsole(error: unknown, file: string): Promise<unknown> {
  if (!(error instanceof VmError) || !existsSync(file)) return error;
  const lines = (await readFile(file, 'latin1')).trimEnd().split(/\r?\n/).slice(-30);
  return new VmError(`${error.message}\nthe machine's console ended with:\n${lines.join('\n')}`);
}

/**
 * Makes an overlay of what an image has differently than its base. Packer before 1.7 cannot start from an overlay (QEMU
 * wants the format of the base to be named), so it works on a copy; an empty overlay of the copy that is moved to the base gets
 * exactly the differences.
 */
async function overlayOf(base: string, whole: string, output: string): Promise<void> {
  const format = ['-f', 'qcow2', '-F', 'qcow2'];
  await run('qemu-img', ['create', '-q', ...format, '-b', whole, output]);
  await run('qemu-img', ['rebase', ...format, '-b', base, output]);
  // The name that the base has beside each image, wherever they are.
  await run('qemu-img', ['rebase', '-u', ...format, '-b', 'base.qcow2', output]);
}
