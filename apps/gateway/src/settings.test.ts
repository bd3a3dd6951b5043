import { createLogger, readSettings, SettingsError } from '@prosa/service';
import { httpsOf } from './http/https.ts';
import { gatewaySettings } from './settings.ts';

test('what is not set has a safe value', () => {
  expect(readSettings(gatewaySettings, { PERSISTENCE_ADDRESSES: '127.0.0.1:7301, [::1]:7301' })).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 8080,
    PERSISTENCE_ADDRESSES: ['127.0.0.1:7301', '[::1]:7301'],
    PROSA_SIGN_UP: 'invite',
    PROSA_TRUST_PROXY: false,
    PROSA_SEND_RATE: 300,
    PROSA_SEND_BURST: 3_000,
  });
});

test('every mistake is told in a line of its own', () => {
  const wrong = { PORT: '70000', PROSA_SIGN_UP: 'maybe', PROSA_TRUST_PROXY: 'x', PROSA_SEND_RATE: '-1' };
  expect(() => readSettings(gatewaySettings, wrong)).toThrow(
    new SettingsError([
      'PORT: must be a whole number from 0 to 65535',
      'PERSISTENCE_ADDRESSES: is not set',
      'PROSA_SIGN_UP: must be open, invite or closed',
      'PROSA_TRUST_PROXY: must be true or false',
      'PROSA_SEND_RATE: must be a whole number from 0 to 1000000',
    ]),
  );
});

test.each([
  [{ HTTPS_PORT: '8443' }, ['HTTPS_CERT: is needed with HTTPS_PORT', 'HTTPS_KEY: is needed with HTTPS_PORT']],
  [{ HTTPS_PORT: '8443', HTTPS_CERT: 'a' }, ['HTTPS_KEY: is needed with HTTPS_CERT']],
  [{ HTTPS_CERT: 'a', HTTPS_KEY: 'b' }, ['HTTPS_PORT: is needed with HTTPS_CERT and HTTPS_KEY']],
])('HTTPS is set as a whole: %j', (given, lines) => {
  const settings = readSettings(gatewaySettings, { PERSISTENCE_ADDRESSES: 'a:1', ...given });
  expect(() => httpsOf(settings, createLogger('test', 'silent'))).toThrow(new SettingsError(lines));
});
