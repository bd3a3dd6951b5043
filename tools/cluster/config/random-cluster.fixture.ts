import fc from 'fast-check';
import { addressText } from './ipv4.ts';
import { readCluster } from './read-cluster.ts';
import type { Cluster } from './schema.ts';

/** Clusters of every size that are right, read from their text. */
export const clusters: fc.Arbitrary<Cluster> = fc
  .record({
    hosts: fc.integer({ min: 2, max: 9 }),
    gateways: fc.integer({ min: 1, max: 9 }),
    ais: fc.integer({ min: 1, max: 9 }),
    databases: fc.constantFrom(3, 5, 7, 9),
    hasBackup: fc.boolean(),
    isAlone: fc.boolean(),
    hasRepository: fc.boolean(),
    isRouted: fc.boolean(),
    isTogether: fc.boolean(),
    devices: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ hosts, gateways, ais, databases, hasBackup, isAlone, hasRepository, isRouted, isTogether, devices }) => {
    const fence = Array.from({ length: devices }, () => ({ agent: 'fence_redfish', address: '10.22.0.1' }));
    const json = {
      hosts: Array.from({ length: hosts }, (_, index) => ({
        name: `host-${index + 1}`,
        address: addressText(0x0a140001 + index),
        ...(hasBackup ? { backupAddress: addressText(0x0a150001 + index) } : {}),
        cpus: 8,
        memoryMiB: 65_536,
        fence,
      })),
      networks: {
        hosts: '10.20.0.0/24',
        machines: '10.0.0.0/24',
        public: '192.168.78.0/24',
        ...(hasBackup ? { backup: '10.21.0.0/24' } : {}),
      },
      public: { address: '192.168.78.10' },
      ...(hosts % 2 === 0 && !isAlone
        ? { vote: { address: isTogether ? '10.23.0.1' : '10.24.0.1', router: '10.0.0.1' } }
        : {}),
      ...(hasRepository
        ? { backup: isRouted ? { address: '10.23.0.1', router: '10.0.0.1' } : { address: '10.0.0.41' } }
        : {}),
      ...(hosts === 2 && isAlone ? { unattendedFailover: false } : {}),
      machines: {
        gateway: { count: Math.min(gateways, hosts) },
        ai: { count: Math.min(ais, hosts) },
        database: { count: hosts === 2 ? 2 : Math.min(databases, hosts - ((hosts + 1) % 2)) },
      },
    };
    // JSON is YAML.
    return readCluster(JSON.stringify(json));
  });
