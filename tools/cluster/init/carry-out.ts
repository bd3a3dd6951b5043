import { ClusterError } from '../cluster-error.ts';
import type { HostAccess } from '../drive/host-access.ts';
import { giveImages, type ImageBundle } from './bundle.ts';
import type { Step } from './step.ts';
import { type Contents, contentKey, marks, readScript, stepScript } from './step-script.ts';

/** Packages are had over the network. */
const stepLimitMs = 1_200_000;

/** What steps are carried out with. */
export interface Means {
  readonly access: (host: string) => HostAccess;
  readonly bundle: ImageBundle;
  /** Is told each step, and a line for all that it changed. */
  readonly say: (line: string) => void;
}

/**
 * Does the steps one after the other, each as far as it is not done, and answers how many changes that were: carried out again, none. What every
 * host has to have comes first, so that nothing is half done when one has it not. Throws a ClusterError that names host and step.
 */
export async function carryOut(steps: readonly Step[], means: Means): Promise<number> {
  let changes = 0;
  for (const [index, step] of steps.entries()) {
    const name = `${index + 1}/${steps.length} ${step.where}: ${step.what}`;
    const done = await doStep(step, means).catch((error: unknown) => {
      if (!(error instanceof ClusterError)) throw error;
      throw new ClusterError(`${name}\nfailed: ${error.message}`);
    });
    means.say(done.length === 0 ? `${name}: nothing to do` : name);
    for (const line of done) means.say(`     ${line}`);
    changes += done.length;
  }
  return changes;
}

async function doStep(step: Step, { access, bundle }: Means): Promise<string[]> {
  const host = access(step.where);
  const done = step.takesImages && (await giveImages(host, bundle)) ? [`took the images of ${bundle.release}`] : [];
  const script = stepScript(step, await contentsOf(step, access));
  const { code, stdout, stderr } = await host.shell.run(script, stepLimitMs);
  const lines = stdout.split('\n').filter((line) => line !== '');
  if (code !== 0) {
    const doing = lines.findLast((line) => line.startsWith(marks.doing))?.slice(marks.doing.length);
    const reason = stderr.trim().split('\n').slice(-20).join('\n') || `exit code ${code}`;
    throw new ClusterError(doing === undefined ? reason : `${reason}\nin: ${doing}`);
  }
  return [...done, ...lines.flatMap((line) => (line.startsWith(marks.did) ? [line.slice(marks.did.length)] : []))];
}

async function contentsOf({ copies }: Step, access: Means['access']): Promise<Contents> {
  const contents = new Map<string, string>();
  for (const from of new Set(copies.map((copy) => copy.from))) {
    const sources = copies.filter((copy) => copy.from === from).map(({ source }) => source);
    const { code, stdout, stderr } = await access(from).shell.run(readScript(sources));
    if (code !== 0) throw new ClusterError(`${from} does not have what is to be taken from it: ${stderr.trim()}`);
    for (const [index, content] of stdout.split('\n').slice(0, sources.length).entries())
      contents.set(contentKey(from, sources[index] ?? ''), content);
  }
  return contents;
}
