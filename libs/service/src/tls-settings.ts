/** The settings of the TLS between the services, apart from what opens it: whoever reads settings needs nothing else. */
import { z } from 'zod';

/** Settings that every service has; docs/settings.md describes them. */
export const tlsSettings = {
  PROSA_TLS_CA: z.string().optional(),
  PROSA_TLS_CERT: z.string().optional(),
  PROSA_TLS_KEY: z.string().optional(),
};

/** The settings as they were read. */
export type TlsSettings = { readonly [name in keyof typeof tlsSettings]?: string | undefined };
