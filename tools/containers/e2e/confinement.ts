import assert from 'node:assert/strict';
import { services, type ComposeProject, type Service } from './compose-project.ts';

/** A place in each container that no volume and no memory is mounted on. */
const fixedPlace = {
  database: '/var/lib/postgresql',
  persistence: '/opt/prosa',
  ai: '/opt/prosa',
  gateway: '/opt/prosa',
};

/** Looks from inside: no service is root, may become it, has rights of root or can write where it should not. Throws. */
export async function checkConfined(project: ComposeProject): Promise<void> {
  for (const service of services) {
    const { output } = await project.inside(service, 'cat', '/proc/1/status');
    const of = (name: string): string => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(output)?.[1] ?? 'unknown';
    assert.match(of('Uid'), /^[1-9]\d*$/, `${service} runs as root`);
    assert.deepEqual(
      [of('CapEff'), of('CapBnd'), of('NoNewPrivs')],
      ['0'.repeat(16), '0'.repeat(16), '1'],
      `${service} has rights of root`,
    );
    const written = await project.inside(service, 'touch', `${fixedPlace[service]}/written`);
    assert.match(written.output, /Read-only file system/, `${service} can write to its image`);
  }
}

/** Only the gateway has a published port, at `address`, and only it gets out of the network that all are in. Throws. */
export async function checkReach(project: ComposeProject, address: string): Promise<void> {
  const { Networks } = (await project.container('gateway')).NetworkSettings;
  const addressIn = (network: string): string => Networks[`${project.name}_${network}`]?.IPAddress ?? '';
  for (const service of services) {
    const { Ports } = (await project.container(service)).NetworkSettings;
    const published = Object.values(Ports)
      .flatMap((bindings) => bindings ?? [])
      .map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}`);
    assert.deepEqual(published, service === 'gateway' ? [address] : [], service);
    const reached = await Promise.all(['inside', 'outside'].map((to) => reaches(project, service, addressIn(to))));
    assert.deepEqual(reached, [true, service === 'gateway'], `${service}: the inner network, the outer one`);
  }
}

/** Whether a service gets a connection to an address of the gateway within two seconds. */
async function reaches(project: ComposeProject, service: Service, address: string): Promise<boolean> {
  const connect = `exec 3<>/dev/tcp/${address}/8080`;
  return (await project.inside(service, 'timeout', '2', 'bash', '-c', connect)).exitCode === 0;
}
