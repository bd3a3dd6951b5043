/** The gateway's own TLS, as its settings say. */
import { areSet, readCertificates, reloading, SettingsError } from '@prosa/service';
import type { Certificates, CertificateSettings, Logger } from '@prosa/service';
import type { GatewaySettings } from '../settings.ts';

/** What HTTPS needs. */
export interface HttpsSettings {
  readonly port: number;
  readonly certificates: Certificates;
  /** Reads the files again and hands them on; the log says when they are wrong. */
  reloadTo(use: (found: Certificates) => void): () => void;
}

/** Where to serve HTTPS, and with which certificate; nothing when it is not set. Throws SettingsError when a part is missing or wrong. */
export function httpsOf({ HTTPS_PORT, ...rest }: GatewaySettings, logger: Logger): HttpsSettings | undefined {
  const files: CertificateSettings = { cert: ['HTTPS_CERT', rest.HTTPS_CERT], key: ['HTTPS_KEY', rest.HTTPS_KEY] };
  const given = areSet(files);
  if (HTTPS_PORT === undefined && !given) return undefined;
  if (HTTPS_PORT === undefined) throw new SettingsError(['HTTPS_PORT: is needed with HTTPS_CERT and HTTPS_KEY']);
  if (!given) {
    throw new SettingsError(['HTTPS_CERT: is needed with HTTPS_PORT', 'HTTPS_KEY: is needed with HTTPS_PORT']);
  }
  const certificates = readCertificates(files);
  return { port: HTTPS_PORT, certificates, reloadTo: (use) => reloading(files, use, logger) };
}
