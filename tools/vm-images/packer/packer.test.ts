import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuiltIn } from './build-role.ts';
import { nativePackages } from './native-packages.ts';

const guest = join(import.meta.dirname, '../guest');
const files = readdirSync(guest, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

test('a Packer before 1.7 has the builder in it, a newer one needs the plugin', () => {
  expect(isBuiltIn('Packer v1.6.6')).toBe(true);
  expect(isBuiltIn('Packer v1.7.0')).toBe(false);
  expect(isBuiltIn('Packer v1.14.2')).toBe(false);
});

test('native packages come with what they need and what npm has for this platform', () => {
  const modules = mkdtempSync(join(tmpdir(), 'prosa-modules-'));
  try {
    const put = (name: string, json: object): void => {
      mkdirSync(join(modules, name), { recursive: true });
      writeFileSync(join(modules, name, 'package.json'), JSON.stringify(json));
    };
    put('sharp', { dependencies: { semver: '1' }, optionalDependencies: { '@img/linux': '1', '@img/mac': '1' } });
    put('semver', {});
    put('@img/linux', { optionalDependencies: { '@img/vips': '1' } });
    put('@img/vips', {});
    expect(nativePackages(modules, ['sharp'])).toEqual(['@img/linux', '@img/vips', 'semver', 'sharp']);
    expect(() => nativePackages(modules, ['argon'])).toThrow('argon is not in');
  } finally {
    rmSync(modules, { recursive: true });
  }
});

test('every script of a guest is one that its shell can read', () => {
  const scripts = files.filter((file) => readFileSync(file, 'utf8').startsWith('#!/bin/'));
  expect(scripts.length).toBeGreaterThan(8);
  for (const script of scripts) execFileSync('bash', ['-n', script]);
});

test('every service of ours runs as a user of its own and may write to its data only', () => {
  const services = files.filter((file) =>
    /prosa-(gateway|ai|persistence|postgresql|pgbackrest|first-database)\.service$/.test(file),
  );
  expect(services).toHaveLength(6);
  for (const service of services) {
    const unit = readFileSync(service, 'utf8');
    expect(unit).toMatch(/^User=(prosa-gateway|prosa-ai|prosa-persistence|postgres)$/m);
    for (const line of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'CapabilityBoundingSet=',
      'Restart=on-failure',
    ]) {
      expect(unit.split('\n')).toContain(line);
    }
  }
});
