import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type Inside, spawnInside } from '../lab/program.ts';
import type { Judged } from './judged.ts';

/** People who write and read, until they are disposed of. */
export interface Load extends Disposable {
  /** What happens from now on. */
  phase(name: string): void;
  /** Resolves when ten messages more are acknowledged, of everybody who writes, and everybody who reads has heard something. */
  more(): Promise<void>;
  /** Resolves when somebody has read the newest messages of a room, however often that has to be tried. */
  read(): Promise<void>;
  /** Resolves when somebody who writes is told something with these words in it. */
  refused(words: string): Promise<void>;
  /** Lets them come to an end, and answers what it came to. */
  finish(): Promise<Judged>;
}

/**
 * People at addresses, where those can be reached, whose history is judged at the end (people.ts). Resolves when their messages go through. Everything
 * throws with what they said when they came to an end before. Somebody who writes waits `pauseMs` between two messages, on average.
 */
export async function startPeople(inside: Inside, urls: readonly string[], pauseMs = 50): Promise<Load> {
  const words = [join(import.meta.dirname, 'people.ts'), String(pauseMs), ...urls];
  const child = spawnInside(inside, [process.execPath, ...words]);
  const errors = text(child.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const said = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`the people came to their end: ${await errors}`);
    return line.value;
  };
  const order = (line: string): void => void child.stdin.write(`${line}\n`);
  const obeyed = async (line: string): Promise<void> => {
    order(line);
    await said();
  };
  await said();
  return {
    phase: (name) => order(`phase ${name}`),
    more: () => obeyed('more'),
    read: () => obeyed('read'),
    refused: (words) => obeyed(`refused ${words}`),
    finish: async () => {
      child.stdin.end();
      return JSON.parse(await said()) as Judged;
    },
    [Symbol.dispose]: () => child.kill(),
  };
}
