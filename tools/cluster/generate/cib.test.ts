import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { machinesOf } from '../config/machines.ts';
import { clusters } from '../config/random-cluster.fixture.ts';
import { readCluster } from '../config/read-cluster.ts';
import { smallCluster, twoHosts } from '../config/small-cluster.fixture.ts';
import type { Cluster } from '../config/schema.ts';
import { cibText } from './cib.ts';
import { element, xmlText } from './xml.ts';

/** The attributes of every element with that name. */
function elements(text: string, name: string): Record<string, string>[] {
  return [...text.matchAll(new RegExp(`<${name}((?: [\\w-]+="[^"]*")*)/?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  );
}

function check(cluster: Cluster): void {
  const text = cibText(cluster);
  const machines = machinesOf(cluster);
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);

  const resources = elements(text, 'primitive').filter(({ type }) => type === 'VirtualDomain');
  expect(resources.map(({ id }) => id)).toEqual(machines.map(({ name }) => name));

  const takes = elements(text, 'nvpair').filter(({ id }) => /^(gateway|ai|database)-\d-utilization-/.test(id ?? ''));
  for (const { name, kind } of machines) {
    expect(takes).toContainEqual({ id: `${name}-utilization-${kind}`, name: kind, value: '1' });
  }
  for (const { name } of cluster.hosts) {
    for (const kind of ['gateway', 'ai', 'database']) {
      expect(text).toContain(`<nvpair id="${name}-utilization-${kind}" name="${kind}" value="1"/>`);
    }
  }

  const forbidden = new Set(elements(text, 'rsc_location').map(({ rsc, node }) => `${rsc} ${node}`));
  for (const { name, hosts } of machines) {
    for (const host of cluster.hosts) expect(forbidden.has(`${name} ${host.name}`)).toBe(!hosts.includes(host.name));
  }

  const devices = elements(text, 'primitive').filter((one) => one['class'] === 'stonith');
  const levels = elements(text, 'fencing-level');
  expect(levels.map((one) => one['devices'])).toEqual(devices.map(({ id }) => id));
  for (const { target, index, devices: device } of levels) {
    expect(device).toBe(`fence-${target}-${index}`);
    expect(forbidden.has(`${device} ${target}`)).toBe(true);
  }
  expect(text).toContain(`name="stonith-enabled" value="${cluster.unattendedFailover}"`);
  expect(elements(text, 'node').map(({ uname }) => uname)).toEqual(cluster.hosts.map(({ name }) => name));
}

test('of any cluster every machine is a resource, apart from its like, where it may be, and every host can be fenced', () => {
  fc.assert(fc.property(clusters, check), { numRuns: 50 });
});

test('gateways and ai move live, databases never; what they need is said', () => {
  const text = cibText(readCluster(smallCluster()));
  const of = (name: string): string =>
    /<primitive id="(\S+)"[^]*?<\/primitive>/.exec(text.slice(text.indexOf(`id="${name}"`) - 11))?.[0] ?? '';
  expect(of('gateway-1')).toContain('name="allow-migrate" value="true"');
  expect(of('gateway-1')).toContain('name="migrate_to"');
  expect(of('gateway-1')).toContain('name="hv_memory" value="512"');
  expect(of('database-1')).toContain('name="allow-migrate" value="false"');
  expect(of('database-1')).not.toContain('name="migrate_to"');
});

test('a password is where the hosts read it, never in the text', () => {
  const text = cibText(
    readCluster(
      smallCluster((all) =>
        all.replace('fence_redfish,', 'fence_redfish, user: me, passwordScript: /etc/prosa/fence/north,'),
      ),
    ),
  );
  expect(text).toContain('name="password_script" value="/etc/prosa/fence/north"');
  expect(text).not.toMatch(/name="passw(or)?d"/);
});

test('two hosts that wait for a person are not fenced', () => {
  const text = cibText(readCluster(twoHosts((all) => `${all}unattendedFailover: false\n`)));
  expect(text).toContain('name="stonith-enabled" value="false"');
});

test('what stands in an attribute cannot leave it', () => {
  expect(xmlText(element('a', { b: '"><c x="&' }))).toBe('<a b="&quot;&gt;&lt;c x=&quot;&amp;"/>\n');
});
