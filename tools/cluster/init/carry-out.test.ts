import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessBy } from '../drive/host-access.ts';
import { carryOut } from './carry-out.ts';
import type { Step } from './step.ts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'prosa-init-'));
});
afterEach(() => {
  rmSync(place, { recursive: true });
});

/** Two hosts that are this machine; each has a folder below `place`. */
const means = {
  access: () => accessBy([]),
  bundle: { file: 'unused', release: 'unused', key: undefined },
};

function step(parts: Partial<Step>): Step {
  const nothing = { requirements: [], copies: [], files: [], takesImages: false, commands: [] };
  return { where: 'north', what: 'a step', ...nothing, ...parts };
}

async function carried(steps: readonly Step[]): Promise<{ changes: number; said: string[] }> {
  const said: string[] = [];
  const changes = await carryOut(steps, { ...means, say: (line) => said.push(line) });
  return { changes, said };
}

test('what is not there is made, and a second time nothing is', async () => {
  const key = join(place, 'north/key');
  const steps = [
    step({ commands: [{ run: `umask 077; mkdir -p ${place}/north; echo secret >${key}`, unless: `test -s ${key}` }] }),
    step({
      where: 'south',
      copies: [{ from: 'north', source: key, path: join(place, 'south/key'), mode: '0600' }],
      files: [{ path: join(place, 'south/a b/conf'), mode: '0644', text: "it's $HOME\n`x`\n" }],
      commands: [{ run: `test -e ${place}/told || { touch ${place}/told; echo made it; }`, tells: true }],
    }),
  ];
  const first = await carried(steps);
  expect(first.changes).toBe(4);
  expect(first.said).toContain(`     wrote ${join(place, 'south/key')}`);
  expect(first.said).toContain('     made it');
  expect(readFileSync(join(place, 'south/key'), 'utf8')).toBe('secret\n');
  expect(statSync(join(place, 'south/key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(place, 'south/a b/conf'), 'utf8')).toBe("it's $HOME\n`x`\n");

  expect(await carried(steps)).toEqual({
    changes: 0,
    said: ['1/2 north: a step: nothing to do', '2/2 south: a step: nothing to do'],
  });
});

test('a file that somebody changed is written anew, whole', async () => {
  const path = join(place, 'conf');
  const steps = [step({ files: [{ path, mode: '0600', text: 'right\n' }] })];
  writeFileSync(path, 'wrong\nand longer\n');
  expect((await carried(steps)).changes).toBe(1);
  expect(readFileSync(path, 'utf8')).toBe('right\n');
});

test('what fails says host, step, command and reason, and nothing comes after it', async () => {
  const steps = [
    step({ where: 'south', what: 'the middle', commands: [{ run: 'echo no disk >&2; false' }] }),
    step({ files: [{ path: join(place, 'late'), mode: '0644', text: '' }] }),
  ];
  await expect(carried(steps)).rejects.toThrow('1/2 south: the middle\nfailed: no disk\nin: echo no disk >&2; false');
  expect(() => readFileSync(join(place, 'late'))).toThrow('ENOENT');
});

test('a requirement that is not met is said in words', async () => {
  const steps = [step({ requirements: [{ test: 'test -d /no/bridge', otherwise: "there is no bridge 'x'" }] })];
  await expect(carried(steps)).rejects.toThrow("1/1 north: a step\nfailed: there is no bridge 'x'");
});

test('the key of another cluster is not replaced', async () => {
  mkdirSync(join(place, 'north'));
  writeFileSync(join(place, 'north/key'), 'ours');
  writeFileSync(join(place, 'key'), 'theirs');
  const copy = {
    from: 'north',
    source: join(place, 'north/key'),
    path: join(place, 'key'),
    mode: '0400',
    isKept: true,
  };
  await expect(carried([step({ copies: [copy] })])).rejects.toThrow('belongs to another cluster');
  expect(readFileSync(join(place, 'key'), 'utf8')).toBe('theirs');
});

test('what another host does not have is named with that host', async () => {
  const copy = { from: 'west', source: join(place, 'nothing'), path: join(place, 'key'), mode: '0400' };
  await expect(carried([step({ copies: [copy] })])).rejects.toThrow('west does not have what is to be taken from it');
});
