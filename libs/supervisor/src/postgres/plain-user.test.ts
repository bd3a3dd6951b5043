import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asUser, plainUser } from './plain-user.ts';

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('the plain user runs what lies below a folder that is closed to it, as in a checkout below /root', () => {
  const closed = mkdtempSync(join(tmpdir(), 'prosa-closed-')); // mode 0700
  try {
    const folder = join(closed, 'bin');
    mkdirSync(folder);
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\nif [ -x "$0" ]; then id -un; fi\n');
    chmodSync(program, 0o755);
    const { command, args, ...ids } = asUser(plainUser(), program, [], [folder]);
    expect(execFileSync(command, [...args], { ...ids, cwd: '/', encoding: 'utf8' })).toBe('postgres\n');
  } finally {
    rmSync(closed, { recursive: true });
  }
});

test('who is not root stays who they are', () => {
  expect(asUser(undefined, 'postgres', ['-D', 'x'], ['/'])).toEqual({ command: 'postgres', args: ['-D', 'x'] });
});
