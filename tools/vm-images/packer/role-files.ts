import { chmod, cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { epoch } from '../base/recipe.ts';
import { type Role, root } from '../making/places.ts';
import { run } from '../making/run.ts';
import { nativeOfPersistence, nativePackages } from './native-packages.ts';

/** What a role runs, by its folder in dist/apps. */
const serviceOf: Record<Role, string> = {
  'web-server': 'gateway',
  'ai-server': 'ai',
  'database-server': 'persistence',
};

/**
 * Packs what a role has beyond the base into `output`: units and scripts (tools/vm-images/guest), its service's bundle
 * without source maps, the web app in the web-server. All files belong to root. `work` is an empty folder.
 */
export async function packRole(role: Role, work: string, output: string): Promise<void> {
  const tree = join(work, role);
  const guest = join(root, 'tools/vm-images/guest');
  await cp(join(guest, 'all'), tree, { recursive: true });
  await cp(join(guest, role), tree, { recursive: true });

  const service = join(tree, 'opt/prosa', serviceOf[role]);
  await cp(join(root, 'dist/apps', serviceOf[role]), service, {
    recursive: true,
    filter: (file) => extname(file) !== '.map' && !file.endsWith('/meta.json'),
  });
  if (role === 'web-server') {
    await cp(join(root, 'dist/apps/chat-web/browser'), join(tree, 'opt/prosa/web'), { recursive: true });
  }
  if (role === 'database-server') {
    const modules = join(root, 'node_modules');
    for (const name of nativePackages(modules, nativeOfPersistence)) {
      await cp(join(modules, name), join(service, 'node_modules', name), { recursive: true, dereference: true });
    }
  }
  await setModes(tree);
  const owner = ['--owner=0', '--group=0', '--numeric-owner'];
  const order = ['--sort=name', `--mtime=@${epoch}`, '--format=gnu'];
  await mkdir(join(output, '..'), { recursive: true });
  await run('tar', ['--create', ...owner, ...order, '--directory', tree, '--file', output, ...(await readdir(tree))]);
  await rm(tree, { recursive: true });
}

/** 0755 for folders and programs, 0644 for the rest, whatever the umask of the checkout was. */
async function setModes(path: string): Promise<void> {
  const { mode } = await stat(path);
  const isFolder = (mode & 0o170000) === 0o040000;
  await chmod(path, isFolder || mode & 0o100 ? 0o755 : 0o644);
  if (isFolder) for (const name of await readdir(path)) await setModes(join(path, name));
}
