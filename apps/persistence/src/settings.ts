import { address, logLevel, wholeNumber } from '@prosa/service/setting-types';
import { readSettings, SettingsError } from '@prosa/service/settings';
import { tlsSettings, type TlsSettings } from '@prosa/service/tls-settings';
import { z } from 'zod';
import type { AssistantLimits } from './assistant/usage.ts';
import { serverUrls } from './database/primary.ts';
import type { NatsOptions } from './fan-out/open-fan-out.ts';
import { parseNatsUrls } from './fan-out/nats-servers.ts';
import type { FileLimits } from './files/files.ts';
import type { S3Options } from './files/storage/s3-store.ts';

const schema = z.object({
  PERSISTENCE_LISTEN: address.default('127.0.0.1:7301'),
  ...tlsSettings,
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^postgres(ql)?:\/\//.test(url) && serverUrls(url).every((server) => URL.canParse(server)),
      'must be postgres://user:password@host:port/name, with a comma between several host:port',
    ),
  NATS_URL: z
    .string()
    .transform((text, check) => {
      const servers = parseNatsUrls(text);
      if (!servers) check.addIssue('must be nats://host:port or tls://host:port, several with commas');
      return servers;
    })
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(10),
  PROSA_LOG_LEVEL: logLevel.default('info'),
  PROSA_FILES: z.string().default('files'),
  PROSA_FILE_MAX_BYTES: wholeNumber(1, 10_737_418_240).default(26_214_400),
  PROSA_FILE_QUOTA_BYTES: wholeNumber(0, 999_999_999_999_999).default(5_368_709_120),
  PROSA_FILE_QUOTA_ALL_BYTES: wholeNumber(0, 999_999_999_999_999).default(107_374_182_400),
  PROSA_ASSISTANT_REQUESTS: wholeNumber(0, 1_000_000).default(200),
  PROSA_ASSISTANT_REQUESTS_ALL: wholeNumber(0, 100_000_000).default(20_000),
  PROSA_ASSISTANT_TOKENS: wholeNumber(0, 999_999_999_999).default(1_000_000),
  PROSA_ASSISTANT_TOKENS_ALL: wholeNumber(0, 999_999_999_999).default(50_000_000),
  PROSA_S3_ENDPOINT: z
    .string()
    .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), 'must be https://host or http://host:port')
    .optional(),
  PROSA_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  PROSA_S3_REGION: z.string().default('us-east-1'),
  PROSA_S3_ACCESS_KEY_ID: z.string().optional(),
  PROSA_S3_SECRET_ACCESS_KEY: z.string().optional(),
});

/** The settings of the persistence service; docs/settings.md describes them. */
export interface Settings {
  /** Where gRPC is served, `host:port`; port 0: any free one. */
  listen: string;
  /** How gateways and ai prove who they are; in tests mostly left out: plaintext. */
  tls?: TlsSettings;
  /** PostgreSQL 15 to 18; with several servers the primary among them. */
  databaseUrl: string;
  /** Where events, typing and presence go between the processes; not set: everything goes by PostgreSQL. */
  nats?: NatsOptions;
  /** Connections beside the two that append and listen. */
  poolSize: number;
  /** Where files lie and how much they may take up. */
  files: {
    /** The folder; not used with `s3`. */
    folder: string;
    /** A bucket instead of the folder. */
    s3: S3Options | undefined;
    limits: FileLimits;
  };
  /** How much the assistant may do a day. */
  assistant: AssistantLimits;
}

/** Reads the settings from the environment. Throws SettingsError with one line a mistake. */
export function persistenceSettings(env?: NodeJS.ProcessEnv): Settings {
  const read = readSettings(schema, env);
  return {
    listen: read.PERSISTENCE_LISTEN,
    tls: read,
    databaseUrl: read.DATABASE_URL,
    ...(read.NATS_URL && { nats: { ...read.NATS_URL, certificates: certificatesOf(read) } }),
    poolSize: read.DATABASE_POOL_SIZE,
    files: {
      folder: read.PROSA_FILES,
      s3: bucketOf(read),
      limits: {
        maxFileBytes: BigInt(read.PROSA_FILE_MAX_BYTES),
        accountQuotaBytes: BigInt(read.PROSA_FILE_QUOTA_BYTES),
        workspaceQuotaBytes: BigInt(read.PROSA_FILE_QUOTA_ALL_BYTES),
      },
    },
    assistant: {
      accountRequests: read.PROSA_ASSISTANT_REQUESTS,
      workspaceRequests: read.PROSA_ASSISTANT_REQUESTS_ALL,
      accountTokens: read.PROSA_ASSISTANT_TOKENS,
      workspaceTokens: read.PROSA_ASSISTANT_TOKENS_ALL,
    },
  };
}

/** Read again at each connection to NATS; without them the authorities of the system count there. */
function certificatesOf({ PROSA_TLS_CA, PROSA_TLS_CERT, PROSA_TLS_KEY }: TlsSettings): NatsOptions['certificates'] {
  return PROSA_TLS_CA === undefined ? {} : { caFile: PROSA_TLS_CA, certFile: PROSA_TLS_CERT, keyFile: PROSA_TLS_KEY };
}

function bucketOf(read: z.output<typeof schema>): S3Options | undefined {
  const { PROSA_S3_ENDPOINT, PROSA_S3_BUCKET, PROSA_S3_ACCESS_KEY_ID, PROSA_S3_SECRET_ACCESS_KEY } = read;
  if (PROSA_S3_ENDPOINT === undefined) return undefined;
  const needed = { PROSA_S3_BUCKET, PROSA_S3_ACCESS_KEY_ID, PROSA_S3_SECRET_ACCESS_KEY };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  if (missing.length > 0) {
    throw new SettingsError(missing.map(([name]) => `${name}: is needed with PROSA_S3_ENDPOINT`));
  }
  return {
    endpoint: PROSA_S3_ENDPOINT,
    bucket: PROSA_S3_BUCKET ?? '',
    region: read.PROSA_S3_REGION,
    accessKeyId: PROSA_S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: PROSA_S3_SECRET_ACCESS_KEY ?? '',
  };
}

const urlSchema = schema.pick({ DATABASE_URL: true });

/** Only where the database is, for the command that migrates. Throws SettingsError. */
export function databaseUrl(env?: NodeJS.ProcessEnv): string {
  return readSettings(urlSchema, env).DATABASE_URL;
}
