/** For tests: an authority and certificates of it, made by openssl as an operator makes them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsIdentity } from './mutual-tls.ts';

/** Names of files, as the settings take them. */
export interface CertificateFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];

/** An authority in a folder of its own, which goes when it is disposed of. */
export class TestAuthority implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'prosa-certificates-'));
  readonly #key = join(this.#folder, 'authority.key');
  /** File of its certificate. */
  readonly ca = join(this.#folder, 'authority.pem');

  constructor() {
    openssl('req', '-x509', ...key, '-keyout', this.#key, '-out', this.ca, '-subj', '/CN=Authority of a test');
  }

  /** A certificate for these names, written as in openssl: `DNS:localhost`, `IP:127.0.0.1`. */
  issue(name: string, ...altNames: readonly string[]): CertificateFiles {
    const files = { ca: this.ca, cert: join(this.#folder, `${name}.pem`), key: join(this.#folder, `${name}.key`) };
    const names = `subjectAltName=${altNames.join(',')}`;
    const signed = ['-CA', this.ca, '-CAkey', this.#key, '-addext', 'basicConstraints=critical,CA:FALSE'];
    const out = ['-keyout', files.key, '-out', files.cert];
    openssl('req', '-x509', ...key, ...signed, ...out, '-subj', `/CN=${name}`, '-addext', names);
    return files;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** What the files hold. */
export function identityOf({ ca, cert, key }: CertificateFiles): TlsIdentity {
  return { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) };
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
