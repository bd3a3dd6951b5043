import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../making/places.ts';
import { run } from '../making/run.ts';

/**
 * Makes in `folder` what one build of a role needs and nobody afterwards: an SSH key (`ssh_key`), and certificates of an
 * authority whose key is thrown away here. Returns the credentials to start the guest with: a line each, as systemd
 * reads them from SMBIOS.
 */
export async function buildCredentials(role: Role, folder: string, sshUnit: string): Promise<string[]> {
  const file = (name: string): string => join(folder, name);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'prosa-build', '-f', file('ssh_key')]);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const request = ['req', '-x509', ...newKey, '-subj', '/CN=Prosa build'];
  await run('openssl', [...request, '-keyout', file('ca.key'), '-out', file('ca.pem')]);
  await run('openssl', [
    ...request,
    ...['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-keyout', file('key.pem'), '-out', file('cert.pem')],
    ...['-addext', `subjectAltName=DNS:${role}`, '-addext', 'basicConstraints=critical,CA:FALSE'],
  ]);
  const credential = async (name: string, path: string): Promise<string> =>
    `io.systemd.credential.binary:${name}=${(await readFile(path)).toString('base64')}`;
  return [
    `io.systemd.credential:prosa.role=${role}`,
    await credential('prosa.ca', file('ca.pem')),
    await credential('prosa.cert', file('cert.pem')),
    await credential('prosa.key', file('key.pem')),
    await credential('build.key', file('ssh_key.pub')),
    await credential('systemd.extra-unit.prosa-build-sshd.service', sshUnit),
  ];
}
