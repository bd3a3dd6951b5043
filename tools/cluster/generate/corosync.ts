import type { Cluster } from '../config/schema.ts';

/** A token that is lost for so long makes hosts look for who is missing (corosync.conf(5)); with it hosts were fenced in 3.8 s. */
const tokenMs = 1000;

/** corosync.conf, the same on every host: who belongs to it, over which links they talk, who votes. */
export function corosyncConf({ name, hosts, vote }: Cluster): string {
  const nodes = hosts.flatMap(({ name: host, address, backupAddress }, index) => [
    '  node {',
    `    name: ${host}`,
    `    nodeid: ${index + 1}`,
    `    ring0_addr: ${address}`,
    ...(backupAddress === undefined ? [] : [`    ring1_addr: ${backupAddress}`]),
    '  }',
  ]);
  // With an even number of hosts the third vote goes to the half that it reaches, and to the larger part otherwise.
  const device =
    vote === undefined
      ? []
      : [
          '  device {',
          '    model: net',
          '    votes: 1',
          '    net {',
          `      host: ${vote.address}`,
          '      algorithm: ffsplit',
          '      tls: required',
          '    }',
          '  }',
        ];
  return [
    'totem {',
    '  version: 2',
    `  cluster_name: ${name}`,
    '  transport: knet',
    '  crypto_cipher: aes256',
    '  crypto_hash: sha256',
    `  token: ${tokenMs}`,
    '}',
    'nodelist {',
    ...nodes,
    '}',
    'quorum {',
    '  provider: corosync_votequorum',
    ...device,
    '}',
    'logging {',
    '  to_logfile: no',
    '  to_syslog: yes',
    '}',
    '',
  ].join('\n');
}
