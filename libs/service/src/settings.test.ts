import { z } from 'zod';
import { address, addressList, flag, logLevel, port, readSettings, SettingsError, wholeNumber } from './index.ts';

const schema = z.object({
  DATABASE_URL: z.url(),
  PORT: port.default(8080),
  PERSISTENCE_LISTEN: address.default('127.0.0.1:7301'),
  PERSISTENCE_ADDRESSES: addressList.default(['127.0.0.1:7301']),
  DATABASE_POOL_SIZE: wholeNumber(1, 100).default(10),
  PROSA_TRUST_PROXY: flag.default(false),
  PROSA_LOG_LEVEL: logLevel.default('info'),
});
const DATABASE_URL = 'postgres://prosa:hunter2@db/prosa';

function mistakes(env: Record<string, string>): readonly string[] {
  try {
    readSettings(schema, env);
  } catch (error) {
    if (error instanceof SettingsError) return error.lines;
    throw error;
  }
  return [];
}

test('what is not set, or set to nothing, has its default', () => {
  expect(readSettings(schema, { DATABASE_URL, PORT: '' })).toEqual({
    DATABASE_URL,
    PORT: 8080,
    PERSISTENCE_LISTEN: '127.0.0.1:7301',
    PERSISTENCE_ADDRESSES: ['127.0.0.1:7301'],
    DATABASE_POOL_SIZE: 10,
    PROSA_TRUST_PROXY: false,
    PROSA_LOG_LEVEL: 'info',
  });
});

test('what is set is read, and nothing else of the environment', () => {
  const settings = readSettings(schema, {
    DATABASE_URL,
    PORT: '0',
    PERSISTENCE_ADDRESSES: 'a:1, [::1]:2,10.0.0.1:65535',
    PROSA_TRUST_PROXY: 'yes',
    HOME: '/root',
  });
  expect(settings).toMatchObject({
    PORT: 0,
    PERSISTENCE_ADDRESSES: ['a:1', '[::1]:2', '10.0.0.1:65535'],
    PROSA_TRUST_PROXY: true,
  });
  expect(settings).not.toHaveProperty('HOME');
});

test('every mistake is a line that names the variable and never tells its value', () => {
  const lines = mistakes({
    DATABASE_URL: 'hunter2',
    PORT: '65536',
    PERSISTENCE_LISTEN: 'localhost',
    PERSISTENCE_ADDRESSES: 'a:1,b',
    DATABASE_POOL_SIZE: '1.5',
    PROSA_TRUST_PROXY: 'perhaps',
    PROSA_LOG_LEVEL: 'loud',
  });
  expect(lines).toEqual([
    expect.stringMatching(/^DATABASE_URL: /),
    'PORT: must be a whole number from 0 to 65535',
    'PERSISTENCE_LISTEN: must be host:port, such as 127.0.0.1:7301',
    'PERSISTENCE_ADDRESSES: must be host:port, such as 127.0.0.1:7301',
    'DATABASE_POOL_SIZE: must be a whole number from 1 to 100',
    'PROSA_TRUST_PROXY: must be true or false',
    'PROSA_LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent',
  ]);
  expect(lines.join()).not.toContain('hunter2');
});

test('what must be set says so', () => {
  expect(mistakes({})).toEqual(['DATABASE_URL: is not set']);
});

test.each(['', ':1', 'a', 'a:', 'a:b', 'a:65536', 'a b:1', 'http://a:1', 'a:1,b:2', '::1:80'])(
  'no address: %p',
  (value) => {
    expect(address.safeParse(value).success).toBe(false);
  },
);
