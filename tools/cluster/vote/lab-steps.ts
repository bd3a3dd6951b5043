import { type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { certificates } from '../generate/certificates.ts';
import { etcdConfig } from '../generate/etcd.ts';
import { fenceLocations, fenceResources, fencingTopology } from '../generate/fencing.ts';
import { pairs } from '../generate/machine-resource.ts';
import { plannedFile } from '../generate/planned-file.ts';
import { element, xmlText } from '../generate/xml.ts';
import { type Step, step } from '../init/step.ts';
import { initSteps } from '../init/steps.ts';

/** Something that Pacemaker runs on each host, in the place of machines. */
export const resourceOf = (host: string): string => `work-of-${host}`;

/**
 * The steps of `cluster-init` but for images and machines, which a lab without QEMU has not: Pacemaker is told of something else to run. Debian's packages
 * for those are not there either.
 */
export function labSteps(cluster: Cluster): Step[] {
  return initSteps(cluster)
    .filter(({ takesImages, files }) => !takesImages && !files.some(({ path }) => path.includes('/seeds/')))
    .map((one) => ({
      ...one,
      files: one.files.map((file) =>
        file.path.endsWith('/configuration.xml') ? { ...file, text: configuration(cluster) } : file,
      ),
      commands: one.commands.filter(({ run }) => !run.includes('libvirt-daemon-system')),
    }));
}

/** Steps that make a member of etcd of a machine of this lab, as the database-server's image does, with what the first host has for it. */
export function databaseSteps(cluster: Cluster, first: string): Step[] {
  return machinesOf(cluster)
    .filter(({ kind }) => kind === 'database')
    .map((machine) =>
      step(machine.name, 'a member of etcd', {
        copies: shown(machine, first),
        files: [plannedFile('/run/prosa/etcd.yaml', etcdConfig(cluster, machine))],
        commands: [
          {
            run: 'systemd-run --quiet --unit=prosa-etcd --property=Restart=on-failure etcd --config-file /run/prosa/etcd.yaml',
            unless: 'systemctl is-active --quiet prosa-etcd',
          },
        ],
      }),
    );
}

function shown({ name }: Machine, from: string) {
  const { authority, certificate, key } = certificates;
  const sources = { 'ca.crt': authority, [`${name}.crt`]: certificate, [`${name}.key`]: key };
  return Object.entries(sources).map(([source, path]) => ({
    from,
    source: `/etc/prosa/cluster/secrets/machines/${source}`,
    path,
    mode: '0600',
  }));
}

/** As `cluster-init` writes it, with something for each host that says nothing over the network. */
function configuration(cluster: Cluster): string {
  const properties = { 'stonith-enabled': 'true', 'no-quorum-policy': 'freeze' };
  const names = cluster.hosts.map(({ name }) => name);
  const works = names.map((name) =>
    element('primitive', { id: resourceOf(name), class: 'ocf', provider: 'heartbeat', type: 'Dummy' }, [
      element('operations', {}, [
        element('op', { id: `${resourceOf(name)}-monitor`, name: 'monitor', interval: '10s', timeout: '20s' }),
      ]),
    ]),
  );
  const places = names.map((name) =>
    element('rsc_location', { id: `${resourceOf(name)}-place`, rsc: resourceOf(name), node: name, score: 50 }),
  );
  return xmlText(
    element('configuration', {}, [
      element('crm_config', {}, [pairs('cluster_property_set', 'properties', properties)]),
      element(
        'nodes',
        {},
        names.map((name, index) => element('node', { id: index + 1, uname: name })),
      ),
      element('resources', {}, [...fenceResources(cluster), ...works]),
      element('constraints', {}, [...fenceLocations(cluster), ...places]),
      fencingTopology(cluster),
    ]),
  );
}
