import { ClusterError } from '../cluster-error.ts';
import { quoted, succeed } from '../drive/node-shell.ts';
import type { DatabaseMember, Endpoint } from './database-site.ts';

/** Python's own modules are not compiled in the images: that is done once, in a place that is root's alone. */
const python = 'PYTHONPYCACHEPREFIX=/var/cache/prosa-ask python3';

/** A database machine has no curl, but Patroni's Python. */
const program = `import ssl, sys, urllib.error, urllib.request
method, url, body, *shown = sys.argv[1:]
context = None
if shown:
    context = ssl.create_default_context(cafile=shown[0])
    context.load_cert_chain(shown[1], shown[2])
request = urllib.request.Request(url, method=method, data=body.encode() if body else None)
try:
    sys.stdout.write(urllib.request.urlopen(request, timeout=60 if body else 5, context=context).read().decode())
except urllib.error.HTTPError as error:
    sys.exit(f"{url}: {error.code} {error.read().decode()}")
except OSError as error:
    sys.exit(f"{url}: {error}")
`;

/** Asks a member's Patroni or etcd, from its machine. Throws a ClusterError with what it said when that is no answer. */
export async function ask(
  { shell }: Pick<DatabaseMember, 'shell'>,
  { url, certificates }: Endpoint,
  path: string,
  body?: object,
): Promise<string> {
  const shown = certificates ? [certificates.authority, certificates.certificate, certificates.key] : [];
  const words = [body ? 'POST' : 'GET', `${url}${path}`, body ? JSON.stringify(body) : '', ...shown];
  return succeed(shell, `${python} -c ${[program, ...words].map(quoted).join(' ')}`);
}

/** As {@link ask}, for JSON of the shape that the caller knows. */
export async function askJson<T>(member: DatabaseMember, endpoint: Endpoint, path: string): Promise<T> {
  const answer = await ask(member, endpoint, path);
  try {
    return JSON.parse(answer) as T;
  } catch (error) {
    throw new ClusterError(`${endpoint.url}${path}: ${String(error)}`);
  }
}
