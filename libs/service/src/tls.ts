/** Mutual TLS between the services, as the settings of each of them say. */
import { MutualTls } from '@prosa/grpc';
import { areSet, readCertificates, type CertificateSettings } from './certificate-files.ts';
import type { Logger } from './logger.ts';
import type { TlsSettings } from './tls-settings.ts';

/** The TLS of a service, with the way to another certificate. */
export interface ServiceTls {
  /** For `listenGrpc` and `createGrpcTransport`. */
  readonly mutual: MutualTls;
  /** Reads the files again, for new connections. When they are wrong the old ones stay, and the log says why. */
  readonly reload: () => void;
}

/** Opens what the settings name; nothing when they name nothing. Throws SettingsError when some are missing or wrong. */
export function openTls(settings: TlsSettings, logger: Logger): ServiceTls | undefined {
  const files: CertificateSettings & { ca: NonNullable<CertificateSettings['ca']> } = {
    ca: ['PROSA_TLS_CA', settings.PROSA_TLS_CA],
    cert: ['PROSA_TLS_CERT', settings.PROSA_TLS_CERT],
    key: ['PROSA_TLS_KEY', settings.PROSA_TLS_KEY],
  };
  if (!areSet(files)) return undefined;
  const mutual = new MutualTls(readCertificates(files));
  return { mutual, reload: reloading(files, (found) => mutual.replace(found), logger) };
}

/** A reload: reads the files, hands them on, and tells the log how it went. */
export function reloading(
  files: CertificateSettings,
  use: (found: ReturnType<typeof readCertificates>) => void,
  logger: Logger,
): () => void {
  return () => {
    const certificate = files.cert[0];
    try {
      const found = readCertificates(files);
      use(found);
      logger.info({ certificate, validTo: found.validTo }, 'the certificate was read again');
    } catch (error) {
      logger.error({ certificate, err: error }, 'the certificate could not be read again; the old one stays');
    }
  };
}
