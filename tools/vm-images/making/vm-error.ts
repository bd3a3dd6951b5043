/** Why an image cannot be made here, in one line; shown as it is. */
export class VmError extends Error {
  override readonly name = 'VmError';
}

/** Runs a program of this folder: a VmError becomes one line on standard error and exit code 1. */
export async function runProgram(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof VmError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
