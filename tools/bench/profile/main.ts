import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { selfTimes } from './self-time.ts';
import type { CallFrame, CpuProfile } from './self-time.ts';

/** Prints where the CPU time of a .cpuprofile went: node tools/bench/profile/main.ts FILE [LINES] */
const [file, lines = '40'] = process.argv.slice(2);
if (file === undefined) throw new Error('give a .cpuprofile');

const maps = new Map<string, SourceMap | undefined>();

function mapOf(url: string): SourceMap | undefined {
  if (!maps.has(url)) {
    const path = url.startsWith('file:') ? `${fileURLToPath(url)}.map` : '';
    const map = existsSync(path)
      ? new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload)
      : undefined;
    maps.set(url, map);
  }
  return maps.get(url);
}

function place(frame: CallFrame): string {
  const entry = mapOf(frame.url)?.findEntry(frame.lineNumber, frame.columnNumber);
  if (entry && 'originalSource' in entry) {
    return `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`;
  }
  return frame.url === '' ? '' : `${basename(frame.url)}:${frame.lineNumber + 1}`;
}

const times = selfTimes(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile);
const total = times.reduce((sum, { microseconds }) => sum + microseconds, 0);
console.log(`${(total / 1e6).toFixed(2)} s of CPU time`);
for (const { frame, microseconds } of times.slice(0, Number(lines))) {
  const share = ((microseconds / total) * 100).toFixed(1).padStart(5);
  console.log(`${share} %  ${frame.functionName || '(anonymous)'}  ${place(frame)}`);
}
