import { machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { unprotected } from '../config/unprotected.ts';
import type { Step } from './step.ts';
import { missingSteps } from './steps.ts';

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
    ...steps.flatMap(({ where, what, requirements, copies, files, takesImages, commands }, index) => [
      `${index + 1}. ${where}: ${what}`,
      ...requirements.map(({ test }) => `     need  ${test}`),
      ...copies.map(({ from, source, path, mode }) => `     take  ${source} of ${from} to ${path} (${mode})`),
      ...files.map(({ path, mode, text }) => `     write ${path} (${mode}, ${Buffer.byteLength(text)} bytes)`),
      ...(takesImages ? ['     check the bundle and take its images'] : []),
      ...commands.map(({ run }) => `     run   ${run}`),
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
