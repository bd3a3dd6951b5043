import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machinesOf } from './machines.ts';
import { ClusterMistakes } from './mistake.ts';
import { readCluster, readClusterFile } from './read-cluster.ts';
import { smallCluster, twoHosts } from './small-cluster.fixture.ts';
import { unprotected } from './unprotected.ts';

/** The lines that a file is refused with, without its name; none when it is taken. */
function refusal(text: string): string[] {
  try {
    readCluster(text, 'c');
  } catch (error) {
    if (error instanceof ClusterMistakes) return error.message.replaceAll(/^c:/gm, '').split('\n');
    throw error;
  }
  return [];
}

const replaced = (what: string | RegExp, by: string) => (): string => smallCluster((text) => text.replace(what, by));
const added = (lines: string) => (): string => smallCluster((text) => `${text}${lines}\n`);

test('what is not said has its default', () => {
  const cluster = readCluster(smallCluster());
  expect(cluster).toMatchObject({
    name: 'prosa',
    unattendedFailover: true,
    machines: { gateway: { count: 2 }, ai: { count: 2 }, database: { count: 3 } },
    balance: { threshold: 0.2, margin: 0.05, holdSeconds: 600, fullest: 0.85 },
  });
  expect(machinesOf(cluster).map(({ name, address, hosts }) => `${name} ${address} ${hosts.join()}`)).toEqual([
    'database-1 10.0.0.31 north',
    'database-2 10.0.0.32 south',
    'database-3 10.0.0.33 west',
    'ai-1 10.0.0.21 north,south,west',
    'ai-2 10.0.0.22 north,south,west',
    'gateway-1 10.0.0.11 north,south,west',
    'gateway-2 10.0.0.12 north,south,west',
  ]);
});

test('the example in the docs is right, and says what it says holds anyway', () => {
  const path = join(import.meta.dirname, '../../../docs/cluster.yaml');
  const example = readClusterFile(path);
  expect(unprotected(example)).toEqual([expect.stringContaining('(north, south)')]);
  const withoutDefaults = readFileSync(path, 'utf8').replace(/# What follows[^]*/, '');
  expect(readCluster(withoutDefaults)).toEqual(example);
});

const mistakes: [why: string, text: () => string, said: unknown[]][] = [
  ['no YAML', replaced('hosts:', 'hosts: ]'), [expect.stringMatching(/^1:8: /)]],
  ['a key twice', added('hosts: []'), [expect.stringMatching(/^23:1: Map keys must be unique/)]],
  ['nothing at all', () => '', ['1:1: must be names with values']],
  ['aliases upon aliases', () => bomb, [expect.stringMatching(/^1:1: Excessive alias count/)]],
  ['something missing', replaced(/ {4}cpus: 8\n/, ''), ['2:5: hosts[0].cpus: is missing']],
  ['a wrong name', added('replicas: 3'), ['23:1: replicas: is no name that is known here']],
  [
    'a wrong name inside',
    replaced('cpus: 8', 'cpu: 8'),
    ['2:5: hosts[0].cpus: is missing', '4:5: hosts[0].cpu: is no name that is known here'],
  ],
  [
    'text for a number',
    replaced('cpus: 8', 'cpus: eight'),
    ['4:5: hosts[0].cpus: must be a whole number from 1 to 1024'],
  ],
  [
    'no address',
    replaced('10.20.0.2\n', '10.20.0\n'),
    ['8:5: hosts[1].address: must be an IPv4 address, such as 10.20.0.1'],
  ],
  [
    'no network',
    replaced('10.0.0.0/24', '10.0.0.0'),
    ['19:3: networks.machines: must be an IPv4 network, such as 10.20.0.0/24'],
  ],
  [
    'a name with blanks',
    replaced('west', 'far west'),
    ['12:5: hosts[2].name: must be 1 to 32 letters a-z, digits and hyphens, a letter first'],
  ],
  ['one host', replaced(/ {2}- name: south[^]*?(?=networks)/, ''), ['1:1: hosts: must have at least two hosts']],
  [
    'a name twice',
    replaced('name: west', 'name: north'),
    ["12:5: hosts[2].name: north is another host's name already"],
  ],
  [
    'an address twice',
    replaced('10.20.0.3', '10.20.0.1'),
    ['13:5: hosts[2].address: host west would have 10.20.0.1, as host north has'],
  ],
  [
    "the address that people use is a host's",
    replaced('192.168.78.10', '10.20.0.1'),
    [
      "22:3: public.address: 10.20.0.1 cannot be a machine's address in 192.168.78.0/24",
      "22:3: public.address: 10.20.0.2 cannot be a machine's address in 192.168.78.0/24",
      "22:3: public.address: 10.20.0.3 cannot be a machine's address in 192.168.78.0/24",
      '22:3: public.address: what people use would have 10.20.0.1, as host north has',
      '22:3: public.address: gateway-1 would have 10.20.0.2, as host south has',
      '22:3: public.address: gateway-2 would have 10.20.0.3, as host west has',
    ],
  ],
  [
    'the last address of a network',
    replaced('10.20.0.3', '10.20.0.255'),
    ["13:5: hosts[2].address: 10.20.0.255 cannot be a machine's address in 10.20.0.0/24"],
  ],
  [
    'networks that overlap',
    replaced('10.0.0.0/24', '10.0.0.0/8'),
    ['19:3: networks.machines: has addresses that networks.hosts has, too'],
  ],
  [
    'a backup network that a host is not in',
    replaced('  machines:', '  backup: 10.21.0.0/24\n  machines:'),
    [
      '2:5: hosts[0]: north needs a backupAddress in networks.backup',
      '7:5: hosts[1]: south needs a backupAddress in networks.backup',
      '12:5: hosts[2]: west needs a backupAddress in networks.backup',
    ],
  ],
  [
    'no backup network',
    replaced('    cpus', '    backupAddress: 10.21.0.1\n    cpus'),
    ['4:5: hosts[0].backupAddress: there is no networks.backup'],
  ],
  [
    'no fence device',
    replaced(/ {4}fence.*\n/, ''),
    [
      '2:5: hosts[0].fence: north has no fence device: without one nobody can know that it is off before its machines start elsewhere',
    ],
  ],
  [
    'a secret',
    replaced('fence_redfish, ', 'fence_redfish, options: { passwd: hunter2 }, '),
    [
      '6:48: hosts[0].fence[0].options.passwd: a secret does not belong in this file: give passwordScript, a program on the hosts that prints it',
    ],
  ],
  [
    'too many apart',
    added('machines: { gateway: { count: 4 } }'),
    [
      '23:24: machines.gateway.count: 4 machines of one kind stand on hosts of their own, but only 3 hosts may have them',
    ],
  ],
  [
    'an unknown host',
    added('machines: { ai: { hosts: [north, east] } }'),
    ['23:34: machines.ai.hosts[1]: there is no host east'],
  ],
  [
    'one place only',
    added('machines: { ai: { count: 1, hosts: [north] } }'),
    ['23:29: machines.ai.hosts: one host alone cannot be outlived: name at least two'],
  ],
  [
    'two members on three hosts',
    added('machines: { database: { count: 2 } }'),
    [
      '23:25: machines.database.count: must be 3, 5, 7 or 9 members, of which more than half decide (2 only on two hosts)',
    ],
  ],
  [
    'one member',
    added('machines: { database: { count: 1 } }'),
    ['23:25: machines.database.count: one member alone keeps every message on one disk'],
  ],
  [
    'addresses for others',
    added('machines: { ai: { addresses: [10.0.0.5] } }'),
    ['23:19: machines.ai.addresses: has 1 addresses for 2 machines'],
  ],
  [
    'an address of all ai that one machine has',
    added('machines: { ai: { sharedAddress: 10.0.0.31 } }'),
    ['23:19: machines.ai.sharedAddress: all ai together would have 10.0.0.31, as database-1 has'],
  ],
  [
    'machines that never fit',
    added('machines: { database: { memoryMiB: 9000 } }'),
    ['1:1: hosts: the machines do not fit into the memory of the hosts'],
  ],
  [
    'machines that fit only while all hosts live',
    added('machines: { ai: { count: 1, memoryMiB: 3500 }, gateway: { memoryMiB: 3500 } }'),
    [
      '2:5: hosts[0]: without north the machines do not fit into the memory of the other hosts',
      '7:5: hosts[1]: without south the machines do not fit into the memory of the other hosts',
      '12:5: hosts[2]: without west the machines do not fit into the memory of the other hosts',
    ],
  ],
  [
    'a vote for three',
    added('vote: { address: 10.20.0.9 }'),
    ['23:1: vote: 3 hosts decide by themselves; a vote is for an even number of hosts'],
  ],
  [
    'a vote that databases do not get to',
    () => twoHosts((text) => `${text}vote: { address: 10.20.0.9 }\n`),
    [
      '20:1: vote.router: databases do not get to 10.20.0.9, which is not in 10.0.0.0/24: give the address of a router there',
    ],
  ],
  [
    'a vote by a router that databases do not get to',
    () => twoHosts((text) => `${text}vote: { address: 10.20.0.9, router: 10.20.0.8 }\n`),
    ["20:29: vote.router: 10.20.0.8 cannot be a machine's address in 10.0.0.0/24"],
  ],
  [
    'two ways to one machine with vote and backups',
    () =>
      twoHosts(
        (text) =>
          `${text}vote: { address: 10.23.0.1, router: 10.0.0.1 }\nbackup: { address: 10.23.0.1, router: 10.0.0.2 }\n`,
      ),
    ['21:31: backup.router: leads to the same machine as vote.router, which is 10.0.0.1: there can be one way only'],
  ],
  [
    'three hosts that wait for a person',
    added('unattendedFailover: false'),
    ['23:1: unattendedFailover: may be false only for two hosts without a third vote'],
  ],
  [
    'backups on a host, which die with it',
    added('backup: { address: 10.20.0.2, router: 10.0.0.1 }'),
    ['23:11: backup.address: the machine with the backups would have 10.20.0.2, as host south has'],
  ],
  [
    'backups that databases do not get to',
    added('backup: { address: 10.23.0.1 }'),
    [
      '23:1: backup.router: databases do not get to 10.23.0.1, which is not in 10.0.0.0/24: give the address of a router there',
    ],
  ],
  [
    'a router that databases do not get to',
    added('backup: { address: 10.23.0.1, router: 10.23.0.2 }'),
    ["23:31: backup.router: 10.23.0.2 cannot be a machine's address in 10.0.0.0/24"],
  ],
  [
    'a host that is called as the machine with the backups is',
    () => smallCluster((text) => `${text.replace('west', 'backup')}backup: { address: 10.0.0.41 }\n`),
    ['12:5: hosts[2].name: backup is what the machine elsewhere is called'],
  ],
  [
    'backups without a place',
    added('backup: { folder: backups }'),
    [
      '23:1: backup.address: is missing',
      '23:11: backup.folder: must be an absolute path of letters, digits and . _ - /',
    ],
  ],
  [
    'backups in the root',
    added('backup: { address: 10.0.0.41, folder: /srv/.. }'),
    ['23:31: backup.folder: must be a folder of its own'],
  ],
  [
    'backups at odds with themselves',
    added('backup: { address: 10.0.0.41, fullEveryDays: 2, keepDays: 1 }'),
    ['23:49: backup.keepDays: a backup of everything comes every 2 days and has to be kept until the next'],
  ],
  [
    'backups that are too rare',
    added('backup: { address: 10.0.0.41, everyHours: 48 }'),
    ['23:31: backup.everyHours: must be a whole number from 1 to 24'],
  ],
  ['two hosts alone', twoHosts, [expect.stringMatching(/^1:1: hosts: two hosts alone cannot know/)]],
];

/** Nine levels of nine: 387 million words in 400 bytes. */
const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghi'].map((letter, index) => {
    const before = 'abcdefgh'[index] ?? '';
    return `${letter}: &${letter} [${Array(9).fill(`*${before}`).join()}]`;
  }),
].join('\n');

test.each(mistakes)('refused with line and column: %s', (_why, text, said) => {
  expect(refusal(text())).toEqual(said);
});

test('all mistakes are told at once', () => {
  const text = smallCluster((all) => all.replaceAll('cpus: 8', 'cpus: -1').replace('192.168.78.10', 'here'));
  expect(refusal(text).map((line) => line.split(' ')[1])).toEqual([
    'hosts[0].cpus:',
    'hosts[1].cpus:',
    'hosts[2].cpus:',
    'public.address:',
  ]);
});

test('two hosts with a third vote heal by themselves; without one they wait for a person, and that is said', () => {
  const voting = readCluster(twoHosts((text) => `${text}vote: { address: 10.20.0.9, router: 10.0.0.1 }\n`));
  expect(voting.unattendedFailover).toBe(true);
  const waiting = readCluster(twoHosts((text) => `${text}unattendedFailover: false\n`));
  expect(unprotected(waiting)[0]).toMatch(/nothing starts by itself/);
  expect(unprotected(voting).join()).not.toMatch(/nothing starts by itself/);
});

test('what backups do not protect from is said: none at all, and one machine with them and the third vote', () => {
  const backup = 'backup: { address: 10.23.0.1, router: 10.0.0.1 }\n';
  expect(unprotected(readCluster(smallCluster())).join()).toMatch(/No backup/);
  expect(unprotected(readCluster(smallCluster((text) => text + backup))).join()).not.toMatch(/backup/i);
  const together = twoHosts((text) => `${text}vote: { address: 10.23.0.1, router: 10.0.0.1 }\n${backup}`);
  expect(unprotected(readCluster(together)).join()).toMatch(/third vote and the backups are on one machine/);
});

test('a file that is not there is an error in one line', () => {
  expect(() => readClusterFile('/nowhere/cluster.yaml')).toThrow('/nowhere/cluster.yaml: there is no such file');
});
