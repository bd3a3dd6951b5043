import { startPostgres, stopPostgres } from '@prosa/testing/postgres';
import { signUp, startStack } from '@prosa/testing/stack';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sharedOwnerVariable, sharedUrlVariable } from './shared-url.ts';

const webApp = join(import.meta.dirname, '../../../../dist/apps/chat-web/browser/index.html');

/**
 * Starts PostgreSQL and the stack that the specs share, and tells the workers its address. Stacks of a spec's own use
 * the same PostgreSQL, with a database of their own. Returns what ends all of it.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (!existsSync(webApp)) throw new Error(`${webApp} is missing; run: npm run build`);
  await startPostgres(async () => {}); // persistence makes its tables when it starts
  const stack = await startStack();
  const url = stack.gatewayUrls[0] ?? '';
  // Else the first one to come would be asked to name the place.
  const owner = await signUp(url, { displayName: 'Owner' });
  owner.close();
  process.env[sharedUrlVariable] = url;
  process.env[sharedOwnerVariable] = owner.token;
  return async () => {
    await stack.close();
    await stopPostgres();
  };
}
