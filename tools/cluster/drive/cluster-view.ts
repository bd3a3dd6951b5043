import { type NodeShell, succeed } from './node-shell.ts';
import { elementsNamed, readXml, type XmlElement } from './xml-tree.ts';

/** A host as Pacemaker sees it. */
export interface HostView {
  readonly name: string;
  /** Belongs to the cluster and can have machines. */
  readonly isOnline: boolean;
  /** Drained: it is to have none. */
  readonly isDrained: boolean;
  /** It has to be fenced before anything that was on it starts elsewhere. */
  readonly isUnclean: boolean;
}

/** Something that Pacemaker runs. */
export interface ResourceView {
  readonly name: string;
  /** A virtual machine, rather than a fence device or an address. */
  readonly isMachine: boolean;
  /** Where it runs, or is on its way: one host when all is well. */
  readonly hosts: readonly string[];
  /** Its last operation failed. */
  readonly isFailed: boolean;
  /** What is being done with it, such as "Migrating"; undefined when nothing is. */
  readonly pending: string | undefined;
}

/** What is going on in a cluster, as one of its hosts sees it. */
export interface ClusterView {
  /** This host is with the majority; without one nothing is started or moved. */
  readonly hasQuorum: boolean;
  readonly hosts: readonly HostView[];
  readonly resources: readonly ResourceView[];
  /** Operations that failed and were not cleaned up, in words. */
  readonly failures: readonly string[];
}

/** Asks a host. Throws a ClusterError when it does not know. */
export async function clusterView(shell: NodeShell): Promise<ClusterView> {
  return readView(await succeed(shell, 'crm_mon --one-shot --output-as=xml'));
}

/** Reads what `crm_mon --output-as=xml` says. */
export function readView(xml: string): ClusterView {
  return viewOf(readXml(xml));
}

/** As {@link readView}, for a part of what another program says. */
export function viewOf(root: XmlElement): ClusterView {
  const [nodes] = elementsNamed(root, 'nodes');
  const [resources] = elementsNamed(root, 'resources');
  return {
    hasQuorum: elementsNamed(root, 'current_dc')[0]?.attributes['with_quorum'] === 'true',
    hosts: (nodes?.children ?? []).map(({ attributes }) => ({
      name: attributes['name'] ?? '',
      isOnline: attributes['online'] === 'true' && attributes['pending'] !== 'true',
      isDrained: attributes['standby'] === 'true',
      isUnclean: attributes['unclean'] === 'true',
    })),
    resources: (resources?.children ?? []).filter(({ name }) => name === 'resource').map(resource),
    failures: elementsNamed(root, 'failure').map(
      ({ attributes }) =>
        `${attributes['op_key'] ?? 'something'} on ${attributes['node'] ?? 'a host'}: ${attributes['exitreason'] || attributes['exitstatus'] || 'failed'}`,
    ),
  };
}

function resource({ attributes, children }: XmlElement): ResourceView {
  return {
    name: attributes['id'] ?? '',
    isMachine: attributes['resource_agent']?.endsWith(':VirtualDomain') === true,
    hosts: children.filter(({ name }) => name === 'node').map((node) => node.attributes['name'] ?? ''),
    isFailed: attributes['failed'] === 'true',
    pending: attributes['pending'],
  };
}

/** Where a resource runs and nothing is being done with it; undefined otherwise. */
export function standsOn({ hosts, isFailed, pending }: ResourceView): string | undefined {
  return hosts.length === 1 && !isFailed && pending === undefined ? hosts[0] : undefined;
}
