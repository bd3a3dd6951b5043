import type { Cluster } from '../config/schema.ts';

/** A token that is lost for so long makes hosts look for who is missing (corosync.conf(5)); with it hosts were fenced in 3.8 s. */
const tokenMs = 1000;

/**
 * How soon the third vote and a host give each other up: four fifths of it is the time between two signs of life, and one and a half of those without any is too
 * long (corosync-qnetd(8)). Until then a host that died without a word keeps the vote from the other. By default that takes 12 s, here 3.6.
 */
const voteTimeoutMs = 3000;

/** How long hosts that have just lost each other wait for the third vote; it has to be longer than what the vote itself waits. */
const voteSyncTimeoutMs = 10_000;

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
          `    timeout: ${voteTimeoutMs}`,
          `    sync_timeout: ${voteSyncTimeoutMs}`,
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
