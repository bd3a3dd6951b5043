/**
 * Two hosts and a third vote (tools/cluster/lab), from machines that know nothing of each other: nx run tools:cluster-vote. cluster-init's own steps make a
 * cluster of them, twice, the second time to see that nothing changes; then the vote, a host, both, and the way between the hosts fail. What happens is
 * tested, how long it takes is told. `--only=WORDS`: only faults with these words in their names. Needs root.
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { Figures } from '../e2e/figures.ts';
import { voteName } from '../generate/certificates.ts';
import { TimedSteps } from '../../vm-images/making/timed-steps.ts';
import { allWell, faults } from './faults.ts';
import { databaseSteps, labSteps } from './lab-steps.ts';
import { cluster, VoteLab } from './vote-lab.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const { step, figures: times } = new TimedSteps();
const figures = new Figures();
const first = cluster.hosts[0]?.name ?? '';
const steps = labSteps(cluster);

await using lab = await step('two hosts, the vote, two databases', () => VoteLab.start(console.log));
try {
  // Databases start with their hosts; here that is just before the last step waits for them.
  await step('cluster-init', () => lab.carryOut(steps.slice(0, -1), console.log));
  await step('etcd of the databases', () => lab.carryOut(databaseSteps(cluster, first), () => undefined));
  await step('the end of cluster-init', () => lab.carryOut(steps.slice(-1), console.log));
  const changes = await step('cluster-init once more', () => lab.carryOut(steps, () => undefined));
  assert.equal(changes, 0, 'something was changed the second time');
  await step('all well', () => allWell(lab));
  for (const [name, run] of faults.filter(([name]) => name.includes(values.only)))
    await step(name, () => run(lab, figures));
  await step('a vote of another cluster is refused', () => anotherCluster());
} catch (error) {
  console.error(await lab.account());
  throw error;
}
console.log(`\n${times.join('\n')}\n\n${figures.told()}`);

/** The machine has voted for one cluster; another one's authority of machines, or key of hosts, is not put in its place. */
async function anotherCluster(): Promise<void> {
  const { shell } = lab.access(voteName);
  for (const path of ['/etc/prosa/vote/hosts.crq', '/etc/prosa/vote/ca.pem']) {
    await shell.run(`cp ${path} /root/ours && echo theirs >${path}`);
    await assert.rejects(
      lab.carryOut(steps, () => undefined),
      /belongs to another cluster/,
    );
    const { stdout } = await shell.run(`cat ${path}; mv /root/ours ${path}`);
    assert.equal(stdout, 'theirs\n');
  }
}
