/**
 * A lab to look around in: nx run tools:cluster-lab. Three hosts with a cluster and six small guests, and what to type to be on a host; all
 * gone at Ctrl+C. Needs root.
 */
import { once } from 'node:events';
import { ClusterLab } from './cluster-lab.ts';

const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await using lab = await ClusterLab.start(console.log);
await lab.ready();
for (const host of lab.hosts.values()) console.log(`${host.name.padEnd(5)}  ${host.prefix().join(' ')} bash -l`);
await ended;
