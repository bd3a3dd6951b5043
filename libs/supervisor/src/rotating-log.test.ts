import { expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RotatingLog } from './rotating-log.ts';

test('a full file makes room, and only the newest are kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prosa-log-'));
  const path = join(folder, 'x.log');
  try {
    const log = new RotatingLog(path, { maxBytes: 20, kept: 2 });
    for (let number = 10; number < 30; number++) log.write(`line ${number}`); // 8 bytes each
    log.close();
    expect(readdirSync(folder).sort()).toEqual(['x.log', 'x.log.1', 'x.log.2']);
    const all = ['x.log.2', 'x.log.1', 'x.log'].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    expect(all).toBe(Array.from({ length: 8 }, (_, i) => `line ${i + 22}\n`).join(''));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
