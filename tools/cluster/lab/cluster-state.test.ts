import { elementsNamed, readXml } from '../drive/xml-tree.ts';
import { configuration } from './cluster-state.ts';
import { guestDefinition } from './guests/definition.ts';
import { cluster, guests } from './lab-plan.ts';

const root = readXml(configuration());

test('six guests, two of a kind, each with a place of its kind that a host has once', () => {
  expect(guests.map(({ name }) => name).sort()).toEqual([
    'ai-1',
    'ai-2',
    'gateway-1',
    'gateway-2',
    'worker-1',
    'worker-2',
  ]);
  for (const { name, kind } of guests) {
    const machine = elementsNamed(root, 'primitive').find(({ attributes }) => attributes['id'] === name);
    const values: Record<string, string | undefined> = Object.fromEntries(
      elementsNamed(machine ?? root, 'nvpair').map(({ attributes }) => [attributes['name'] ?? '', attributes['value']]),
    );
    expect(values).toMatchObject({
      [kind]: '1',
      'allow-migrate': 'true',
      migration_transport: 'tcp',
      migrate_options: '--p2p --unsafe',
    });
  }
});

test('a host has room for three guests', () => {
  const capacity = elementsNamed(root, 'node').map((node) =>
    elementsNamed(node, 'nvpair').find(({ attributes }) => attributes['name'] === 'hv_memory'),
  );
  for (const memory of capacity) expect(Number(memory?.attributes['value'])).toBeGreaterThanOrEqual(3 * 128);
  expect(capacity).toHaveLength(cluster.hosts.length);
});

test('a definition is XML whose name ends its line', () => {
  const guest = guests.find(({ name }) => name === 'gateway-1');
  const xml = guest ? guestDefinition(guest, 1, '/boot/vmlinuz') : '';
  expect(xml).toMatch(/<name>gateway-1<\/name>\n/);
  expect(xml).toMatch(/address=10\.78\.0\.\d+ outside=10\.78\.0\.254:7000/);
});
