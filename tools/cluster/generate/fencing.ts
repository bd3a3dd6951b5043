import type { Cluster, ClusterHost, FenceDevice } from '../config/schema.ts';
import { pairs } from './machine-resource.ts';
import { type Element, element } from './xml.ts';

/** Resources that turn hosts off, a device of a host each. */
export function fenceResources({ hosts }: Cluster): Element[] {
  return hosts.flatMap((host) => host.fence.map((device, index) => fenceResource(host, device, index)));
}

/** Which devices of a host are asked first; the next only when one could not do it. */
export function fencingTopology({ hosts }: Cluster): Element {
  const levels = hosts.flatMap(({ name, fence }) =>
    fence.map((_, index) =>
      element('fencing-level', {
        id: `level-${name}-${index + 1}`,
        target: name,
        index: index + 1,
        devices: deviceName(name, index),
      }),
    ),
  );
  return element('fencing-topology', {}, levels);
}

/** No host watches over the device that turns itself off. */
export function fenceLocations({ hosts }: Cluster): Element[] {
  return hosts.flatMap(({ name, fence }) =>
    fence.map((_, index) => {
      const device = deviceName(name, index);
      return element('rsc_location', { id: `${device}-not-${name}`, rsc: device, node: name, score: '-INFINITY' });
    }),
  );
}

function fenceResource({ name }: ClusterHost, device: FenceDevice, index: number): Element {
  const id = deviceName(name, index);
  const parameters = {
    ip: device.address,
    ...(device.user === undefined ? {} : { username: device.user }),
    ...(device.passwordScript === undefined ? {} : { password_script: device.passwordScript }),
    // An attempt that hangs is given up after 20 s, not after Pacemaker's 60, and the next one made. Slower devices say so in their options.
    pcmk_reboot_timeout: '20s',
    pcmk_off_timeout: '20s',
    ...device.options,
    pcmk_host_list: name,
    pcmk_host_check: 'static-list',
  };
  return element('primitive', { id, class: 'stonith', type: device.agent }, [
    pairs('instance_attributes', `${id}-parameters`, parameters),
    element('operations', {}, [
      element('op', { id: `${id}-monitor`, name: 'monitor', interval: '60s', timeout: '20s' }),
    ]),
  ]);
}

function deviceName(host: string, index: number): string {
  return `fence-${host}-${index + 1}`;
}
