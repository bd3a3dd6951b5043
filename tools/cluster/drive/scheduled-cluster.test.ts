import { smallCluster, twoHosts } from '../config/small-cluster.fixture.ts';
import { drainHost, undrainHost } from '../drain/drain-host.ts';
import { hasPacemaker } from '../generate/pacemaker.fixture.ts';
import { moveMachines } from '../move/move-machine.ts';
import { machineLacks } from '../status/told.ts';
import { clusterView, standsOn } from './cluster-view.ts';
import { quoted } from './node-shell.ts';
import { ScheduledCluster } from './scheduled-cluster.fixture.ts';

const small = smallCluster();
const quiet = (): void => undefined;

/** Where each machine runs. */
async function places({ shell }: ScheduledCluster): Promise<Record<string, string | undefined>> {
  const { resources } = await clusterView(shell);
  return Object.fromEntries(
    resources.filter(({ isMachine }) => isMachine).map((machine) => [machine.name, standsOn(machine)]),
  );
}

const tried: [what: string, run: () => Promise<void>][] = [
  [
    'a whole cluster is as promised, one without a host is not',
    async () => {
      using lab = new ScheduledCluster(small);
      expect(machineLacks(lab.cluster, await clusterView(lab.shell))).toEqual([]);
      lab.happens(['--node-fail=north']);
      const after = await clusterView(lab.shell);
      expect(after.hosts.map(({ name, isOnline }) => `${name} ${isOnline}`)).toEqual([
        'north false',
        'south true',
        'west true',
      ]);
      expect(machineLacks(lab.cluster, after)).toEqual(['north takes no machines', 'database-1 does not run']);
    },
  ],
  [
    'a drained host has no machines, and gets only its database back when it is undrained',
    async () => {
      using lab = new ScheduledCluster(small);
      const before = await places(lab);
      const dry: string[] = [];
      await drainHost(lab.shell, 'north', (line) => dry.push(line), { isDryRun: true });
      expect(await places(lab)).toEqual(before);
      const real: string[] = [];
      expect(await drainHost(lab.shell, 'north', (line) => real.push(line))).toEqual({ restarted: [] });
      expect(real).toEqual(dry);
      const drained = await places(lab);
      expect(Object.values(drained)).not.toContain('north');
      expect(Object.values(drained).filter((host) => host === undefined)).toHaveLength(1);
      await undrainHost(lab.shell, 'north', quiet);
      expect(await places(lab)).toEqual({ ...drained, 'database-1': 'north' });
    },
  ],
  [
    'one of two hosts is drained when the other one may be alone: all of it stops, and is there again afterwards',
    async () => {
      using lab = new ScheduledCluster(twoHosts((text) => `${text}vote: { address: 10.0.0.9 }\n`));
      const before = await places(lab);
      await expect(drainHost(lab.shell, 'north', quiet)).rejects.toThrow(/^north is one of two hosts/);
      expect(await places(lab)).toEqual(before);
      expect(await drainHost(lab.shell, 'north', quiet, { mayBeAlone: true })).toEqual({ restarted: [] });
      const onSouth = Object.entries(before).filter(([, host]) => host === 'south');
      expect(onSouth).toHaveLength(3);
      const left = Object.entries(await places(lab)).filter(([, host]) => host !== undefined);
      expect(left).toEqual(onSouth);
      await expect(drainHost(lab.shell, 'south', quiet, { mayBeAlone: true })).rejects.toThrow(
        'north is away or drained already: south is needed',
      );
      await undrainHost(lab.shell, 'north', quiet);
      expect(await places(lab)).toEqual(before);
    },
  ],
  [
    'a machine without another host for it keeps its host from being drained',
    async () => {
      using lab = new ScheduledCluster(`${small}machines: { gateway: { count: 3 } }\n`);
      const before = await places(lab);
      await expect(drainHost(lab.shell, 'west', quiet)).rejects.toThrow(/^gateway-\d would be stopped$/);
      expect(await places(lab)).toEqual(before);
    },
  ],
  [
    'a moved machine is where it was wanted, nothing else moved, and nothing holds it there',
    async () => {
      using lab = new ScheduledCluster(small);
      const before = await places(lab);
      const taken = [before['gateway-1'], before['gateway-2']];
      const free = ['north', 'south', 'west'].find((host) => !taken.includes(host)) ?? '';
      const moved = await moveMachines(lab.shell, [{ machine: 'gateway-1', to: free }], quiet);
      expect(moved).toEqual({ restarted: [] });
      expect(await places(lab)).toEqual({ ...before, 'gateway-1': free });
      expect(lab.cib).not.toContain('cli-');
      const beside = [{ machine: 'gateway-1', to: before['gateway-2'] ?? '' }];
      await expect(moveMachines(lab.shell, beside, quiet)).rejects.toThrow(/^\S+ cannot have gateway-1/);
    },
  ],
  [
    'a live move that failed and became a restart is told',
    async () => {
      using lab = new ScheduledCluster(small);
      const [machine = ''] =
        Object.entries(await places(lab)).find(([name, host]) => name.startsWith('ai') && host === 'north') ?? [];
      lab.faults.push(`--op-fail=${machine}_migrate_to_0@north=1`);
      expect(await drainHost(lab.shell, 'north', quiet)).toEqual({ restarted: [machine] });
    },
  ],
  [
    'what is quoted reaches a command as it is',
    async () => {
      using lab = new ScheduledCluster(small);
      const word = `it's "$HOME" \`id\` \\`;
      expect((await lab.shell.run(`printf %s ${quoted(word)}`)).stdout).toBe(word);
    },
  ],
];

if (hasPacemaker) test.each(tried)("with Pacemaker's own tools: %s", (_what, run) => run());
else console.log("commands are not tried with Pacemaker's own tools: they are not here (Debian: pacemaker-cli-utils)");

test('a cluster that nobody can ask is an error', async () => {
  await expect(clusterView({ run: async () => ({ code: 1, stdout: '', stderr: 'no' }) })).rejects.toThrow('no');
});
