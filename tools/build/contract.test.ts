import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakingChanges, contractFolder, writeImage } from './contract.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prosa-contract-test-'));
  for (const name of ['proto', 'vendor', 'buf.yaml']) {
    await cp(join(contractFolder, name), join(folder, name), { recursive: true });
  }
  await writeImage(folder, join(folder, 'released.binpb'));
});

afterEach(() => rm(folder, { recursive: true }));

async function change(file: string, from: RegExp, to: string): Promise<string[]> {
  const path = join(folder, 'proto/prosa', file);
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(from);
  await writeFile(path, text.replace(from, to));
  return breakingChanges(folder, join(folder, 'released.binpb'));
}

test('the contract breaks nothing of what is released', async () => {
  expect(await breakingChanges(contractFolder)).toEqual([]);
});

test('a new field breaks nothing', async () => {
  const changes = await change('chat/v1/message.proto', /message ListEditsResponse \{/, '$&\n  string new_field = 99;');
  expect(changes).toEqual([]);
});

test('a field that is gone breaks the contract', async () => {
  const changes = await change('chat/v1/message.proto', /\n {2}uint64 ordinal = 15;/, '');
  expect(changes).toEqual([expect.stringContaining('field "15" with name "ordinal" on message "Message" was deleted')]);
});

test('so does a call that is gone', async () => {
  const changes = await change('chat/v1/message.proto', /\n {2}rpc MarkRead\([^;]*;/, '');
  expect(changes).toEqual([expect.stringContaining('RPC "MarkRead"')]);
});

test('and another type, between the services, too', async () => {
  const changes = await change('persistence/v1/log.proto', /uint64 seq = /, 'string seq = ');
  expect(changes.join()).toContain('changed type');
});
