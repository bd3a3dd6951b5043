import { machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { unprotected } from '../config/unprotected.ts';
import { missingSteps, type Step } from './steps.ts';

/** A plan for people: what the cluster is, what would be done where, what it does not protect from, what is missing. */
export function told(cluster: Cluster, steps: readonly Step[]): string[] {
  const machines = machinesOf(cluster);
  return [
    `${cluster.name}: ${cluster.hosts.length} hosts, ${machines.length} machines, people use ${cluster.public.address}`,
    ...machines.map(({ name, address, publicAddress, memoryMiB, cpus, hosts }) => {
      const addresses = publicAddress === undefined ? address : `${address} and ${publicAddress}`;
      return `  ${name.padEnd(11)} ${addresses}, ${memoryMiB} MiB, ${cpus} CPUs, on ${hosts.join(' or ')}`;
    }),
    '',
    ...steps.flatMap(({ where, what, files, commands }, index) => [
      `${index + 1}. ${where}: ${what}`,
      ...files.map(({ path, mode, text }) => `     write ${path} (${mode}, ${Buffer.byteLength(text)} bytes)`),
      ...commands.map((command) => `     run   ${command}`),
    ]),
    '',
    'Not protected:',
    ...listed(unprotected(cluster)),
    '',
    'Not done by these steps yet:',
    ...listed(missingSteps),
  ];
}

function listed(lines: readonly string[]): string[] {
  return lines.length === 0 ? ['  nothing that is known'] : lines.map((line) => `  - ${line}`);
}
