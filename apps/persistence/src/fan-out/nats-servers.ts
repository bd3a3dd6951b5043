/** Where NATS is, and who Prosa is there. */
export interface NatsServers {
  /** `host:port`, one or more of the same cluster. */
  readonly servers: readonly string[];
  /** Whether connections are TLS. */
  readonly tls: boolean;
  /** The first address's, for all of them. */
  readonly token?: string;
  readonly user?: string;
  readonly password?: string;
}

const defaultPort = 4222;

/**
 * Reads `nats://host:port`, several with commas, with `token@` or `user:password@` in front of the first host; `tls://` for
 * TLS. Undefined when it is something else, or a mixture of both.
 */
export function parseNatsUrls(text: string): NatsServers | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => /^(nats|tls):\/\/[^/?#\s]+$/.test(part) && URL.canParse(part))) return undefined;
  const urls = parts.map((part) => new URL(part));
  const [first] = urls;
  if (first === undefined || urls.some(({ hostname, protocol }) => hostname === '' || protocol !== first.protocol)) {
    return undefined;
  }
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || defaultPort}`),
    tls: first.protocol === 'tls:',
    ...credentials(decodeURIComponent(first.username), decodeURIComponent(first.password)),
  };
}

function credentials(user: string, password: string): Pick<NatsServers, 'token' | 'user' | 'password'> {
  if (user === '') return {};
  return password === '' ? { token: user } : { user, password };
}
