/** Pictures of the product for the reader: node tools/screenshots/main.ts [name…] (needs `npm run build` and Chromium). */
import { startStack } from '@prosa/testing/stack';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Photographer } from './pictures.ts';
import { scenes } from './scenes.ts';
import { seed } from './seed.ts';

const folder = resolve(import.meta.dirname, '../../docs/screenshots');
await mkdir(folder, { recursive: true });
const stack = await startStack();
try {
  const [url = ''] = stack.gatewayUrls;
  const photographer = await Photographer.start(url, folder);
  const owner = await photographer.firstRun();
  const seeded = await seed(url, stack.databaseUrl, owner);
  const present = new AbortController();
  for (const key of ['davi', 'ngozi', 'beatriz', 'rafael', 'kwame'] as const) {
    const stream = seeded.programs[key].events.subscribe({}, { signal: present.signal });
    void (async () => {
      for await (const _item of stream) if (present.signal.aborted) break;
    })().catch(() => {});
  }
  const failed: string[] = [];
  const wanted = process.argv.slice(2);
  for (const [name, scene] of Object.entries(scenes)) {
    if (!wanted.length || wanted.includes(name))
      await scene(photographer, seeded).catch((error: unknown) => failed.push(`${name}: ${String(error)}`));
  }
  present.abort();
  await photographer.close();
  for (const line of failed) console.error(line);
  process.exitCode = failed.length ? 1 : 0;
} finally {
  await stack.close();
}
