/** Certificates and keys as files that settings name. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError } from './settings.ts';

/** Settings that go together, by what they name; each value is a file name or not set. */
export interface CertificateSettings {
  /** The authority whose certificates are believed, where there is one. */
  readonly ca?: Setting;
  readonly cert: Setting;
  readonly key: Setting;
}

/** A variable and what it is set to. */
export type Setting = readonly [name: string, file: string | undefined];

/** What the files hold, in PEM, checked to fit together. */
export interface Certificates {
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
  /** When the certificate ends. */
  readonly validTo: Date;
}

/**
 * Whether these are set: all or none. Throws SettingsError with a line for each that is missing.
 */
export function areSet({ ca, cert, key }: CertificateSettings): boolean {
  const all = [...(ca ? [ca] : []), cert, key];
  const missing = all.filter(([, file]) => file === undefined);
  if (missing.length === all.length) return false;
  const set = all.filter(([, file]) => file !== undefined).map(([name]) => name);
  if (missing.length > 0)
    throw new SettingsError(missing.map(([name]) => `${name}: is needed with ${set.join(' and ')}`));
  return true;
}

/**
 * Reads the files. Throws SettingsError with one line for what is wrong: a file that cannot be read, is no PEM of its kind, or a
 * key of another certificate.
 */
export function readCertificates({ ca, cert, key }: CertificateSettings): Certificates {
  const authority = ca && read(ca);
  if (ca && authority) certificateIn(ca, authority);
  const chain = read(cert);
  const own = certificateIn(cert, chain);
  const secret = read(key);
  if (!own.checkPrivateKey(privateKeyIn(key, secret))) {
    throw new SettingsError([`${key[0]}: is not the key of the certificate in ${cert[0]}`]);
  }
  return { ca: authority ?? Buffer.alloc(0), cert: chain, key: secret, validTo: own.validToDate };
}

function read([name, file = '']: Setting): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new SettingsError([`${name}: the file cannot be read (${(error as NodeJS.ErrnoException).code})`]);
  }
}

function certificateIn([name]: Setting, pem: Buffer): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new SettingsError([`${name}: there is no certificate in PEM in this file`]);
  }
}

function privateKeyIn([name]: Setting, pem: Buffer): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new SettingsError([`${name}: there is no private key in PEM, without a password, in this file`]);
  }
}
