import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { aiAddress, machinesOf } from '../config/machines.ts';
import { clusters } from '../config/random-cluster.fixture.ts';
import { corosyncConf } from './corosync.ts';
import { databases, etcdConfig, etcdMembers } from './etcd.ts';
import { keepalivedConf } from './keepalived.ts';
import { patroniConfig } from './patroni.ts';
import { memberConf, repositoryConf } from './pgbackrest.ts';
import { machineSettings } from './settings.ts';

/** The values of a name in a text of `name: value` or `name value` lines, in order. */
function values(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`^ *${name}:? (.*)$`, 'gm'))].map(([, value = '']) => value);
}

/** The values of an option of pgBackRest. */
function options(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}

const balanced = (text: string): boolean => text.split('{').length === text.split('}').length;

test('corosync.conf: every host with its links and a number of its own; the third vote where there is one', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const text = corosyncConf(cluster);
      expect(balanced(text)).toBe(true);
      expect(values(text, 'ring0_addr')).toEqual(cluster.hosts.map(({ address }) => address));
      expect(values(text, 'ring1_addr')).toEqual(cluster.hosts.flatMap(({ backupAddress }) => backupAddress ?? []));
      expect(values(text, 'name')).toEqual(cluster.hosts.map(({ name }) => name));
      expect(new Set(values(text, 'nodeid')).size).toBe(cluster.hosts.length);
      expect(values(text, 'host')).toEqual(cluster.vote === undefined ? [] : [cluster.vote.address]);
      expect(text).not.toContain('two_node');
      const [timeout, syncTimeout] = ['timeout', 'sync_timeout'].map((name) => Number(values(text, name)[0]));
      if (cluster.vote === undefined) return;
      expect(values(text, 'votes')).toEqual(['1']);
      // A host that died without a word is given up (corosync-qnetd(8)) before the other one gives up waiting.
      expect(0.8 * 1.5 * (timeout ?? NaN) * 2).toBeLessThan(syncTimeout ?? NaN);
    }),
  );
});

test('patroni.yml: as YAML 1.1 has it, synchronous, strict with three members, asking all members of etcd, no passwords', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      for (const machine of databases(cluster)) {
        const text = patroniConfig(cluster, machine);
        const config = parse(text, { version: '1.1' }) as {
          name: string;
          etcd3: { hosts: string[] };
          bootstrap: { dcs: Record<string, unknown> & { postgresql: { parameters: Record<string, unknown> } } };
          postgresql: { listen: string; pg_hba: string[]; remove_data_directory_on_rewind_failure: boolean };
        };
        expect(config.name).toBe(machine.name);
        expect(config.etcd3.hosts).toEqual(etcdMembers(cluster).map(({ address }) => `${address}:2379`));
        expect(config.bootstrap.dcs).toMatchObject({
          ttl: 20,
          synchronous_mode: true,
          synchronous_mode_strict: databases(cluster).length >= 3,
        });
        expect(config.bootstrap.dcs.postgresql.parameters['hot_standby']).toBe('on');
        expect(config.postgresql).toMatchObject({
          listen: `${machine.address}:5432`,
          remove_data_directory_on_rewind_failure: true,
        });
        for (const line of config.postgresql.pg_hba)
          expect(line).toMatch(/^(local .* peer|hostssl .* cert map=members)$/);
        expect(text).not.toMatch(/passw|&a\d/);
      }
    }),
  );
});

test('pgbackrest.conf: members and repository know each other and let nobody else in; without backups nothing is archived', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const members = databases(cluster);
      const { backup } = cluster;
      for (const machine of members) {
        const { postgresql } = parse(patroniConfig(cluster, machine)) as {
          postgresql: { parameters: Record<string, string>; recovery_conf?: Record<string, string> };
        };
        expect(postgresql.parameters['archive_mode']).toBe(backup && 'on');
        expect(postgresql.recovery_conf === undefined).toBe(backup === undefined);
        if (backup === undefined) continue;
        const text = memberConf(backup, machine);
        expect(options(text, 'repo1-host')).toEqual([backup.address]);
        expect(options(text, 'tls-server-auth')).toEqual(['backup=prosa']);
        expect(options(text, 'tls-server-address')).toEqual([machine.address]);
      }
      if (backup === undefined) return;
      const text = repositoryConf(cluster, backup);
      expect(options(text, 'pg\\d-host')).toEqual(members.map(({ address }) => address));
      // Not below /run, which is empty when that machine has booted.
      expect(options(text, 'tls-server-key-file')).toEqual(['/etc/prosa/backup/key.pem']);
      expect(options(text, 'tls-server-auth')).toEqual(members.map(({ name }) => `${name}=prosa`));
      expect(options(text, 'repo1-retention-full')).toEqual([String(backup.keepDays)]);
    }),
  );
});

test('etcd: an odd number of members that all know each other, over certificates', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const members = etcdMembers(cluster);
      expect(members.length % 2 === 1 || !cluster.unattendedFailover).toBe(true);
      const configs = members.map(
        (member) => parse(etcdConfig(cluster, member), { version: '1.1' }) as Record<string, unknown>,
      );
      expect(new Set(configs.map((config) => config['initial-cluster'])).size).toBe(1);
      for (const [index, { name, address }] of members.entries()) {
        expect(configs[index]).toMatchObject({
          name,
          'listen-client-urls': `https://${address}:2379`,
          'enable-grpc-gateway': true,
          'client-transport-security': { 'client-cert-auth': true },
          'peer-transport-security': { 'client-cert-auth': true },
        });
        expect(configs[index]?.['initial-cluster']).toContain(`${name}=https://${address}:2380`);
        // A machine elsewhere boots without anybody who would tell it, or give it a disk.
        const [folder, key] =
          name === 'vote' ? ['/var/lib/prosa-etcd', '/etc/prosa/vote/key.pem'] : ['/data/etcd', '/run/prosa/key.pem'];
        expect(configs[index]).toMatchObject({ 'data-dir': folder, 'peer-transport-security': { 'key-file': key } });
      }
    }),
  );
});

test('keepalived.conf: one address a kind, every other machine of it as a peer, no two of the same rank', () => {
  fc.assert(
    fc.property(clusters, fc.constantFrom('gateway' as const, 'ai' as const), (cluster, kind) => {
      const machines = machinesOf(cluster).filter((machine) => machine.kind === kind);
      const owns = machines.map(({ address, publicAddress }) => (kind === 'ai' ? address : publicAddress));
      const texts = machines.map((machine) => keepalivedConf(cluster, machine));
      expect(new Set(texts.flatMap((text) => values(text, 'priority'))).size).toBe(machines.length);
      const shared = kind === 'ai' ? `${aiAddress(cluster)}/24 dev lan2` : `${cluster.public.address}/24 dev lan1`;
      for (const [index, text] of texts.entries()) {
        expect(balanced(text)).toBe(true);
        expect(values(text, 'unicast_src_ip')).toEqual([owns[index]]);
        const peers = /unicast_peer \{\n([^}]*?) *\}/.exec(text)?.[1]?.trim().split(/\s+/).filter(Boolean) ?? [];
        expect([...peers, owns[index]].sort()).toEqual([...owns].sort());
        expect(text).toContain(shared);
      }
    }),
  );
});

test('settings: gateways and ai know every persistence, gateways the address of all ai, persistences every database', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const members = databases(cluster).map(({ address }) => address);
      for (const machine of machinesOf(cluster)) {
        const lines = machineSettings(cluster, machine).trim().split('\n');
        const settings = Object.fromEntries(lines.map((line) => line.split(/=(.*)/).slice(0, 2) as [string, string]));
        if (machine.kind === 'database') {
          const [host, query] = settings['DATABASE_URL']?.split('@')[1]?.split('/prosa?') ?? [];
          expect(host).toBe(members.map((member) => `${member}:5432`).join(','));
          expect(Object.fromEntries(new URLSearchParams(query))).toMatchObject({ sslmode: 'verify-full' });
          expect(settings['PERSISTENCE_LISTEN']).toBe(`${machine.address}:7301`);
        } else {
          expect(settings['PERSISTENCE_ADDRESSES']?.split(',')).toEqual(members.map((member) => `${member}:7301`));
          expect(settings['AI_ADDRESS']).toBe(machine.kind === 'gateway' ? `${aiAddress(cluster)}:7302` : undefined);
        }
      }
    }),
  );
});
