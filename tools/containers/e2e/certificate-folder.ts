import { TestAuthority } from '@prosa/grpc/test-certificates';
import { chmodSync, chownSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The user of the images. */
const owner = 10_001;

/** A folder as docs/containers.md wants it, with a certificate for 127.0.0.1. It goes when it is disposed of. */
export class CertificateFolder implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'prosa-https-'));
  /** Whose certificates to believe, in PEM. */
  readonly ca: Buffer;

  constructor() {
    using authority = new TestAuthority();
    const { ca, cert, key } = authority.issue('gateway', 'IP:127.0.0.1');
    this.ca = readFileSync(ca);
    copyFileSync(cert, join(this.folder, 'cert.pem'));
    copyFileSync(key, join(this.folder, 'key.pem'));
    chmodSync(join(this.folder, 'key.pem'), 0o400);
    chownSync(join(this.folder, 'key.pem'), owner, owner);
    chmodSync(this.folder, 0o755);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
