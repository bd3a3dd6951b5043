/** nx run tools:compose-e2e: compose.yaml with the Docker engine of this machine, or with one of its own. Needs root. */
import { openDockerEngine } from '../docker-engine.ts';
import { testCompose } from './compose-e2e.ts';

if (process.getuid?.() !== 0) {
  console.error('compose-e2e: only root may kill what runs in containers');
  process.exit(1);
}
/** Ctrl-C and SIGTERM clear away, too. */
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort(new Error(`ended by ${signal}`)));
}
await using engine = await openDockerEngine();
await testCompose(engine.host, interrupted.signal);
