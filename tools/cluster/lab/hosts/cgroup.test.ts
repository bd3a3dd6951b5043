import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cgroupRoot, cgroupsFrom } from './cgroup.ts';

test('cgroups of version 2 are found beside those of version 1, and alone', () => {
  const both = 'tmpfs /sys/fs/cgroup tmpfs rw 0 0\ncgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n';
  expect(cgroupRoot(`${both}cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n`)).toBe('/sys/fs/cgroup/unified');
  expect(cgroupRoot('cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0\n')).toBe('/sys/fs/cgroup');
  expect(() => cgroupRoot(both)).toThrow('no cgroup2 is mounted here');
});

test('a cgroup and those below it; one that went away is none', () => {
  const root = mkdtempSync(join(tmpdir(), 'cgroups-'));
  mkdirSync(join(root, 'system.slice/short.service'), { recursive: true });
  const folders = [root, join(root, 'system.slice'), join(root, 'system.slice/short.service')];
  expect(cgroupsFrom(root)).toEqual(folders);
  rmSync(join(root, 'system.slice'), { recursive: true });
  expect(cgroupsFrom(folders[1] ?? '')).toEqual([]);
  expect(cgroupsFrom(root)).toEqual([root]);
  rmSync(root, { recursive: true });
});
