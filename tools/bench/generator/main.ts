import type { GeneratorReport, LoadPlan } from './load-plan.ts';
import { Load } from './load.ts';

/** The generator's own process: takes one plan from its parent, carries it out, reports, ends. */
async function carryOut(plan: LoadPlan): Promise<void> {
  const load = new Load(plan, (reason) => report({ kind: 'broken', reason }));
  await load.open();
  const result = await load.run(
    () => report({ kind: 'measuring' }),
    () => report({ kind: 'measured' }),
  );
  report({ kind: 'result', result });
  load.close();
  process.disconnect();
}

function report(message: GeneratorReport): void {
  process.send?.(message);
}

process.once('message', (plan: LoadPlan) => {
  carryOut(plan).catch((error: unknown) => {
    report({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  });
});
// Without its parent it has no purpose.
process.once('disconnect', () => process.exit());
