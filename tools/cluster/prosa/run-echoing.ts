import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** Runs a program of this machine; `say` gets each line as it comes. Answers its standard output, and throws with all of it when it fails. */
export async function runEchoing(command: readonly string[], say: (line: string) => void): Promise<string> {
  const [program = '', ...words] = command;
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    say(line);
  });
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'close') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`${command.join(' ')}: exit code ${code}\n${lines.join('\n')}\n${errors}`);
  return lines.join('\n');
}
