import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const planted: string[] = [];
let eslint: ESLint;

beforeAll(() => {
  // The rule reads the graph of projects that Nx last wrote down; without one it says nothing.
  const env = { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' };
  execFileSync(process.execPath, [join(root, 'node_modules/.bin/nx'), 'show', 'projects'], { cwd: root, env });
  process.chdir(root);
  eslint = new ESLint({ cwd: root });
}, 60_000);

afterEach(() => planted.splice(0).forEach((path) => rmSync(path, { force: true })));

/** What the two rules about imports say to a file with this import in that project. */
async function complaints(project: string, statement: string): Promise<string[]> {
  // A file of its own, as somebody would write it: type-aware rules know only files that are there.
  const path = join(root, project, 'src', `planted-${process.pid}-${planted.length}.ts`);
  planted.push(path);
  writeFileSync(path, `${statement}\n`);
  const [result] = await eslint.lintFiles([path]);
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === '@nx/enforce-module-boundaries' || ruleId === 'no-restricted-imports')
    .map(({ message }) => message);
}

const forbidden: [project: string, statement: string, why: RegExp][] = [
  ['apps/chat-web', `export * from '@prosa/grpc';`, /scope:web/],
  ['apps/chat-web', `export * from '@prosa/service';`, /scope:web/],
  ['apps/chat-web', `export { Client } from 'pg';`, /not allowed to import "pg"|"pg" package|banned/i],
  ['apps/chat-web', `export * from '@prosa/proto/persistence';`, /chat contract only/],
  ['apps/chat-web', `export * from '@prosa/proto/ai';`, /chat contract only/],
  ['libs/service', `export * from '@prosa/testing/postgres';`, /type:lib/],
  ['libs/room-state', `export * from '@prosa/grpc';`, /scope:shared/],
  ['libs/grpc', `export * from '@prosa/service';`, /[Cc]ircular|cycle/],
  ['apps/gateway', `export * from '../../persistence/src/main.ts';`, /relative/],
  ['apps/gateway', `export { Component } from '@angular/core';`, /@angular\/core/],
  ['apps/persistence', `export * from '../../../libs/proto/src/chat.ts';`, /relative/],
];

test.each(forbidden)('%s may not: %s', async (project, statement, why) => {
  expect((await complaints(project, statement)).join('\n')).toMatch(why);
});

const allowed: [project: string, statement: string][] = [
  ['apps/chat-web', `export * from '@prosa/proto/chat';`],
  ['apps/chat-web', `export * from '@prosa/room-state';`],
  ['apps/gateway', `export * from '@prosa/grpc';`],
  ['apps/gateway', `export * from '@prosa/proto/persistence';`],
  ['apps/persistence', `export * from '@prosa/testing/postgres';`],
  ['apps/persistence', `export { Client } from 'pg';`],
  ['libs/service', `export * from '@prosa/grpc';`],
];

test.each(allowed)('%s may: %s', async (project, statement) => {
  expect(await complaints(project, statement)).toEqual([]);
});
