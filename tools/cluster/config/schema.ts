/** What cluster.yaml may say, and what holds when it says nothing. What things have to do with each other: promises.ts. */
import { z } from 'zod';

const name = z
  .string('must be a name')
  .regex(/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/, 'must be 1 to 32 letters a-z, digits and hyphens, a letter first');
const address = z.ipv4('must be an IPv4 address, such as 10.20.0.1');
const network = z.cidrv4('must be an IPv4 network, such as 10.20.0.0/24');
const file = z
  .string('must be a path')
  .regex(/^\/[\w./-]+$/, 'must be an absolute path of letters, digits and . _ - /');

const bridge = z
  .string('must be a name')
  .regex(/^[a-z][a-z0-9.-]{0,14}$/, 'must be the name of a bridge: 1 to 15 letters a-z, digits, dots and hyphens');

/** Whole numbers with a unit in the key's name; what they may be is said in the error. */
function whole(least: number, most: number) {
  const text = `must be a whole number from ${least} to ${most}`;
  return z.int(text).min(least, text).max(most, text);
}

function share(least: number, most: number) {
  const text = `must be a number from ${least} to ${most}`;
  return z.number(text).min(least, text).max(most, text);
}

/** Something that turns a host's power off and says whether it did. */
const fence = z.strictObject({
  agent: z
    .string('must be the name of an agent')
    .regex(/^fence_[a-z0-9_]+$/, 'must be a fence agent, such as fence_redfish'),
  address,
  user: z
    .string('must be a name')
    .regex(/^[\w.@-]{1,64}$/, 'must be 1 to 64 letters, digits and . _ @ -')
    .optional(),
  /** Prints the password; only its path is written anywhere. */
  passwordScript: file.optional(),
  options: z.record(z.string(), z.string('must be text, in quotes when it is a number')).default({}),
});

const host = z.strictObject({
  name,
  address,
  backupAddress: address.optional(),
  cpus: whole(1, 1024),
  memoryMiB: whole(1024, 16_777_216),
  /** What its cards carry together, megabits a second. */
  networkMbps: whole(10, 1_600_000).default(1000),
  fence: z.array(fence, 'must be a list of fence devices').default([]),
});

function machines(count: number, cpus: number, memoryMiB: number) {
  return {
    count: whole(1, 9).default(count),
    cpus: whole(1, 64).default(cpus),
    memoryMiB: whole(128, 1_048_576).default(memoryMiB),
    /** In the network of machines, one a machine; undefined: chosen. */
    addresses: z.array(address, 'must be a list of addresses').optional(),
    /** Where they may run; undefined: everywhere. */
    hosts: z.array(name, 'must be a list of names of hosts').optional(),
  };
}

/** cluster.yaml as it is after reading: nothing is missing that has a default. */
export const clusterSchema = z.strictObject({
  name: name.default('prosa'),
  hosts: z
    .array(host, 'must be a list of hosts')
    .min(2, 'must have at least two hosts')
    .max(16, 'must have at most 16 hosts'),
  networks: z.strictObject({
    /** Between hosts: the cluster's own talk and live migration. */
    hosts: network,
    /** A second way for the cluster's own talk. */
    backup: network.optional(),
    /** Between gateway, ai and database; no host is in it. */
    machines: network,
    /** Where people come from. */
    public: network,
    /** What every host calls the bridges that its machines hang on. */
    bridges: z
      .strictObject({ machines: bridge.default('prosa-lan2'), public: bridge.default('prosa-lan1') })
      .prefault({}),
  }),
  public: z.strictObject({
    /** The one that people use; it moves between gateways. */
    address,
    /** The gateways' own; undefined: those after it. */
    gatewayAddresses: z.array(address, 'must be a list of addresses').optional(),
    /**
     * How long the machine with an address that moves, an ai's too, may be silent until another one has it; more where machines have to wait for their
     * processor. A live move stops it for up to 300 ms, and it may have been silent for a 3.6th of this before (keepalived.ts): it shall keep the address.
     */
    silentMs: whole(500, 30_000).default(750),
  }),
  /** A third voice for two hosts, on a small machine elsewhere (corosync-qnetd, and etcd where there are two databases). */
  vote: z
    .strictObject({
      address,
      /** In the network of machines, by which databases get there and back; undefined: it is in that network itself, or they do not ask it. */
      router: address.optional(),
    })
    .optional(),
  /** Where PostgreSQL's backups lie, on a machine elsewhere; undefined: there are none. */
  backup: z
    .strictObject({
      address,
      /** In the network of machines, by which databases get there and back; undefined: it is in that network itself. */
      router: address.optional(),
      folder: file.default('/var/lib/prosa-backup'),
      /** How often what is new is taken. Each commit reaches the archive within a minute anyway. */
      everyHours: whole(1, 24).default(24),
      /** How often everything is taken. */
      fullEveryDays: whole(1, 28).default(7),
      /** How far back every point in time can be restored. */
      keepDays: whole(1, 3650).default(28),
    })
    .optional(),
  /** False: nothing is done without a person; only for two hosts without a third vote. */
  unattendedFailover: z.boolean('must be true or false').default(true),
  machines: z
    .strictObject({
      gateway: z.strictObject(machines(2, 1, 512)).prefault({}),
      ai: z
        .strictObject({
          ...machines(2, 1, 768),
          /** In the network of machines, on whichever ai answers, as gateways know only one; undefined: chosen. */
          sharedAddress: address.optional(),
        })
        .prefault({}),
      database: z
        .strictObject({
          ...machines(3, 1, 1024),
          /** How long the one that leads may be silent until another one leads; more where machines have to wait for their processor. */
          leaderSeconds: whole(20, 300).default(20),
        })
        .prefault({}),
    })
    .prefault({}),
  balance: z
    .strictObject({
      /** No move while the score is below. */
      threshold: share(0, 10).default(0.2),
      /** What a move has to lower the score by. */
      margin: share(0.001, 10).default(0.05),
      /** How long the score has to be above, and how long a machine stays where it went. */
      holdSeconds: whole(0, 86_400).default(600),
      /** Share of a host that its load may reach by a move. */
      fullest: share(0.1, 1).default(0.85),
    })
    .prefault({}),
});

/** A cluster as cluster.yaml describes it. */
export type Cluster = z.output<typeof clusterSchema>;

/** What is said of backups. */
export type BackupPlan = NonNullable<Cluster['backup']>;

/** One of its hosts. */
export type ClusterHost = Cluster['hosts'][number];

/** A host's fence device. */
export type FenceDevice = ClusterHost['fence'][number];

/** What a machine is for. */
export type Kind = keyof Cluster['machines'];

/** In the order in which they need each other. */
export const kinds = ['database', 'ai', 'gateway'] as const satisfies readonly Kind[];
