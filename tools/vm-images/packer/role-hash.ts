import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { join } from 'node:path';
import { baseFolder, type Role, root } from '../making/places.ts';
import { hashInputs } from '../making/stamp.ts';

const inputs: Record<Role, readonly string[]> = {
  'web-server': ['tools/vm-images/guest/web-server/**/*', 'dist/apps/gateway/*.mjs', 'dist/apps/chat-web/browser/**/*'],
  'ai-server': ['tools/vm-images/guest/ai-server/**/*', 'dist/apps/ai/*.mjs'],
  'database-server': [
    'tools/vm-images/guest/database-server/**/*',
    'dist/apps/persistence/*.mjs',
    'node_modules/{sharp,@node-rs/argon2}/package.json',
  ],
};

const common = ['tools/vm-images/{packer,making}/**/*', 'tools/vm-images/guest/{all,build}/**/*'];

/** Everything that a role's image is made of: an overlay also depends on every byte of its base. */
export async function roleHash(role: Role): Promise<string> {
  const base = createHash('sha256');
  await pipeline(createReadStream(join(baseFolder, 'base.qcow2')), base);
  return hashInputs(root, [...common, ...inputs[role]], [base.digest('hex')]);
}
