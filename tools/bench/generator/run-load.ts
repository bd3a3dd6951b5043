import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GeneratorReport, LoadPlan, LoadResult } from './load-plan.ts';

/** What happens outside the generator while it works. */
export interface LoadObserver {
  /** The measured time begins. */
  measuring(): void;
  /** It ends. */
  measured(): void;
}

const main = fileURLToPath(import.meta.resolve('./main.ts'));

/**
 * Carries out a plan in a process of its own, bound to one core when `core` is given (Linux with taskset), and gives what it
 * saw. Rejects when a subscriber's connection ended or the process died.
 */
export function runLoad(plan: LoadPlan, core: number | undefined, observer: LoadObserver): Promise<LoadResult> {
  const generator = start(core);
  return new Promise((resolve, reject) => {
    let result: LoadResult | undefined;
    const fail = (reason: string): void => {
      generator.kill();
      reject(new Error(reason));
    };
    generator.on('message', (report: GeneratorReport) => {
      if (report.kind === 'measuring') observer.measuring();
      else if (report.kind === 'measured') observer.measured();
      else if (report.kind === 'result') result = report.result;
      else fail(report.reason);
    });
    generator.once('error', (error) => fail(error.message));
    generator.once('exit', (code, signal) => {
      if (code === 0 && result) resolve(result);
      else reject(new Error(`the generator ended with ${signal ?? code}`));
    });
    generator.send(plan);
  });
}

function start(core: number | undefined): ChildProcess {
  if (core === undefined) return fork(main, { execArgv: [] });
  return spawn('taskset', ['--cpu-list', String(core), process.execPath, main], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
