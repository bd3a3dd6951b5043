import { ClusterError } from '../cluster-error.ts';
import { type NodeShell, succeed } from './node-shell.ts';
import { type ClusterView, viewOf } from './cluster-view.ts';
import { elementsNamed, readXml } from './xml-tree.ts';

/** What Pacemaker would do with a resource. */
export interface Intent {
  readonly resource: string;
  /** `live` keeps a machine running; `restart` stops it and starts it elsewhere, or on the same host. */
  readonly kind: 'live' | 'restart' | 'start' | 'stop';
  readonly from?: string;
  readonly to?: string;
}

/** What would come of a change. */
export interface Forecast {
  readonly intents: readonly Intent[];
  /** How it would stand then. */
  readonly after: ClusterView;
}

const kinds: Readonly<Record<string, Intent['kind']>> = {
  migrate: 'live',
  move: 'restart',
  restart: 'restart',
  reload: 'restart',
  recover: 'restart',
  start: 'start',
  stop: 'stop',
};

/**
 * Asks Pacemaker's own scheduler what it would do after a change. `change` are the commands (a shell script) that make it; they are
 * run against a copy of the cluster's state.
 */
export async function whatIf(shell: NodeShell, change: string): Promise<Forecast> {
  const script = `set -eu
copy=$(mktemp)
trap 'rm -f "$copy"' EXIT
cibadmin --query >"$copy"
export CIB_file="$copy"
{
${change}
} >/dev/null
unset CIB_file
crm_simulate --xml-file "$copy" --simulate --output-as=xml
`;
  return readForecast(await succeed(shell, script));
}

/** Reads what `crm_simulate --simulate --output-as=xml` says. */
export function readForecast(xml: string): Forecast {
  const root = readXml(xml);
  const [actions] = elementsNamed(root, 'actions');
  const intents = (actions?.children ?? []).flatMap(({ attributes }): Intent[] => {
    const kind = kinds[attributes['action'] ?? ''];
    if (kind === undefined) return [];
    const place = attributes['node'];
    const from = attributes['source'] ?? (kind === 'start' ? undefined : place);
    const to = attributes['dest'] ?? (kind === 'stop' ? undefined : place);
    return [{ resource: attributes['resource'] ?? '', kind, ...(from && { from }), ...(to && { to }) }];
  });
  const [revised] = elementsNamed(root, 'revised_cluster_status');
  if (revised === undefined) throw new ClusterError('the scheduler of Pacemaker did not say how it would stand');
  return { intents, after: viewOf(revised) };
}
