import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallFrame } from './self-time.ts';

/** Finds where a function of a bundle stands in the sources; each map is read once. */
export class SourcePlaces {
  readonly #maps = new Map<string, SourceMap | undefined>();

  /** `apps/gateway/src/events/outbox.ts:61`; with no map the bundle's own place; empty for what is in Node's own binary. */
  of(frame: CallFrame): string {
    const entry = this.#mapOf(frame.url)?.findEntry(frame.lineNumber, frame.columnNumber);
    if (entry && 'originalSource' in entry) {
      return `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`;
    }
    return frame.url === '' ? '' : `${basename(frame.url)}:${frame.lineNumber + 1}`;
  }

  #mapOf(url: string): SourceMap | undefined {
    if (!this.#maps.has(url)) {
      const path = url.startsWith('file:') ? `${fileURLToPath(url)}.map` : '';
      const map = existsSync(path)
        ? new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload)
        : undefined;
      this.#maps.set(url, map);
    }
    return this.#maps.get(url);
  }
}
