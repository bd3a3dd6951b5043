import { execFileSync } from 'node:child_process';
import { needTools } from '../making/needed-tools.ts';
import { VmError } from '../making/vm-error.ts';

/** What the signature is for, so that one made for something else does not count here (ssh-keygen(1), `-n`). */
export const SIGNATURE_NAMESPACE = 'prosa-vm-export';

/**
 * Signs a file with a private SSH key, or with a public one whose private half an ssh-agent holds; the signature is the
 * file's name with `.sig`. Throws a VmError when ssh-keygen does not.
 */
export function signFile(file: string, key: string): void {
  needTools(['ssh-keygen']);
  try {
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', key, '-n', SIGNATURE_NAMESPACE, file], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    throw new VmError(`PROSA_VM_SIGNING_KEY does not sign: ${stderr?.toString().trim() ?? String(error)}`, {
      cause: error,
    });
  }
}
