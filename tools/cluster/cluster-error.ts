/** Why something cannot be done with the cluster, a line a reason; shown as it is. */
export class ClusterError extends Error {
  override readonly name: string = 'ClusterError';
}

/** Runs a program of this folder: a ClusterError becomes its lines on standard error and exit code 1. */
export async function runProgram(run: () => Promise<void> | void): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
