import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { AccountService } from '@prosa/proto/chat';
import { randomInt } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { enter } from './caller.ts';
import { fill } from './fill.ts';
import { emailOf, everybody, guides, people } from './people.ts';

/** The workspace has people whom the demo did not make. */
export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';
}

/** What a demo remembers of itself, beside the data of the workspace. */
interface Remembered {
  /** Of all its people. */
  readonly password: string;
  readonly filled: boolean;
}

/**
 * Makes the demo in the workspace behind this address, unless it is there already, and returns how to sign in. `file` keeps
 * the password and how far it came. Throws DemoRefused when the workspace has people of its own.
 */
export async function makeDemo(gatewayUrl: string, file: string): Promise<string> {
  const known = read(file);
  const isNew = await isEmpty(gatewayUrl);
  if (!isNew && !(known && (await isOurs(gatewayUrl, known.password)))) {
    throw new DemoRefused(
      'This workspace has people of its own, and the demo is for a new one. Start it elsewhere: PROSA_DATA=.demo npm start -- --demo',
    );
  }
  const password = (isNew ? undefined : known?.password) ?? newPassword();
  if (isNew || !known?.filled) {
    write(file, { password, filled: false }); // first: a demo that is cut goes on the next time
    await fill(gatewayUrl, password, isNew);
    write(file, { password, filled: true });
  }
  return signIns(password);
}

async function isEmpty(baseUrl: string): Promise<boolean> {
  const transport = createConnectTransport({ baseUrl, httpVersion: '1.1' });
  const { firstRun } = await createClient(AccountService, transport).getWorkspace({});
  return firstRun;
}

async function isOurs(gatewayUrl: string, password: string): Promise<boolean> {
  const email = emailOf(everybody[0] ?? 'cecilia');
  return enter(gatewayUrl, { email, password }).then(
    () => true,
    () => false,
  );
}

function signIns(password: string): string {
  const rows = guides.map(({ key, who }) => `    ${emailOf(key).padEnd(28)} ${people[key].padEnd(22)} ${who}`);
  return [
    '  The demo is there. Sign in as one of these, or several in different browsers:',
    '',
    ...rows,
    '',
    `    Password of all of them: ${password}`,
    '',
  ].join('\n');
}

const words = ['boia', 'farol', 'prosa', 'janela', 'cafe', 'vento', 'praia', 'rede', 'lua', 'pier', 'barco', 'fio'];

/** Easy to copy by hand, and no default that somebody else could know. */
function newPassword(): string {
  return [...Array.from({ length: 3 }, () => words[randomInt(words.length)]), randomInt(1_000, 10_000)].join('-');
}

function read(file: string): Remembered | undefined {
  try {
    const { password, filled } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Remembered>;
    return password ? { password, filled: filled === true } : undefined;
  } catch {
    return undefined;
  }
}

function write(file: string, remembered: Remembered): void {
  writeFileSync(`${file}.new`, JSON.stringify(remembered), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
