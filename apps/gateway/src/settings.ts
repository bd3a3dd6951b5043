import { addressList, address, flag, logLevel, port, wholeNumber } from '@prosa/service/setting-types';
import { tlsSettings } from '@prosa/service/tls-settings';
import { z } from 'zod';

/** Environment variables of the gateway; docs/settings.md says what they mean. */
export const gatewaySettings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8080),
  PERSISTENCE_ADDRESSES: addressList,
  AI_ADDRESS: address.optional(),
  ...tlsSettings,
  HTTPS_PORT: port.optional(),
  HTTPS_CERT: z.string().optional(),
  HTTPS_KEY: z.string().optional(),
  WEB_ROOT: z.string().optional(),
  PROSA_SIGN_UP: z.enum(['open', 'invite', 'closed'], { error: 'must be open, invite or closed' }).default('invite'),
  PROSA_TRUST_PROXY: flag.default(false),
  PROSA_SEND_RATE: wholeNumber(0, 1_000_000).default(300),
  PROSA_SEND_BURST: wholeNumber(1, 10_000_000).default(3_000),
  PROSA_CALL_RATE: wholeNumber(0, 1_000_000).default(500),
  PROSA_CALL_BURST: wholeNumber(1, 10_000_000).default(2_000),
  PROSA_SIGN_UP_RATE: wholeNumber(0, 1_000_000).default(5),
  PROSA_SIGN_UP_BURST: wholeNumber(1, 10_000_000).default(2_000),
  PROSA_MAX_CONNECTIONS: wholeNumber(1, 1_000_000).default(20_000),
  PROSA_MAX_STREAMS: wholeNumber(1, 1_000_000).default(16_000),
  PROSA_MAX_STREAMS_PER_USER: wholeNumber(1, 100_000).default(50),
  PROSA_STREAM_BUFFER: wholeNumber(65_536, 1_073_741_824).default(1_048_576),
  PROSA_PUSH_CONTACT: z
    .string()
    .regex(/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, { error: 'must be a mailto: or https: address' })
    .default('mailto:postmaster@localhost'),
  PROSA_PUSH_ALLOW_PRIVATE: flag.default(false),
  PROSA_LINK_PREVIEWS: flag.default(true),
  PROSA_LOG_LEVEL: logLevel.default('info'),
});

/** The settings as they were read. */
export type GatewaySettings = z.output<typeof gatewaySettings>;
