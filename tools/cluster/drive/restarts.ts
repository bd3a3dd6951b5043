import { type NodeShell, succeed } from './node-shell.ts';
import { elementsNamed, readXml, type XmlElement } from './xml-tree.ts';

/** How often each machine was started on each host, as far as Pacemaker remembers: `machine host` and a mark that changes with each start. */
export type StartMarks = ReadonlyMap<string, string>;

/** Asks for the marks. */
export async function startMarks(shell: NodeShell): Promise<StartMarks> {
  return readStartMarks(await succeed(shell, 'cibadmin --query --scope status'));
}

/** Reads the status section of the cluster's state. A live move is recorded as `migrate_from`, a boot as `start`. */
export function readStartMarks(xml: string): StartMarks {
  const starts = elementsNamed(readXml(xml), 'node_state').flatMap((state) =>
    elementsNamed(state, 'lrm_resource').flatMap((resource) =>
      elementsNamed(resource, 'lrm_rsc_op')
        .filter(({ attributes }) => attributes['operation'] === 'start')
        .map((start) => [`${resource.attributes['id']} ${state.attributes['uname']}`, mark(start)] as const),
    ),
  );
  return new Map(starts);
}

/** Machines that were started between two looks, though somebody wanted them moved live. Sorted. */
export function restarted(before: StartMarks, after: StartMarks): string[] {
  const anew = [...after].filter(([key, value]) => before.get(key) !== value).map(([key]) => key.split(' ')[0] ?? '');
  return [...new Set(anew)].sort();
}

function mark({ attributes }: XmlElement): string {
  return `${attributes['call-id']} ${attributes['last-rc-change']}`;
}
