import { WAITING } from './self-time.ts';
import type { CallFrame, CpuProfile } from './self-time.ts';

/** A function with all that it called, at one place of the stack. */
export interface Call {
  readonly frame: CallFrame;
  /** With what it calls. */
  readonly microseconds: number;
  /** The dearest first. */
  readonly calls: readonly Call[];
}

/** Who called whom for how long, without the time in which the process waited. Throws for a profile without a root. */
export function callTree({ nodes, samples, timeDeltas }: CpuProfile): Call {
  const [root] = nodes;
  if (root === undefined) throw new Error('the profile is empty');
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map<number, number>();
  samples.forEach((id, index) => own.set(id, (own.get(id) ?? 0) + (timeDeltas[index] ?? 0)));
  const callOf = (id: number): Call[] => {
    const node = byId.get(id);
    if (node === undefined || node.callFrame.functionName === WAITING) return [];
    const calls = (node.children ?? []).flatMap(callOf).sort((a, b) => b.microseconds - a.microseconds);
    const microseconds = calls.reduce((sum, call) => sum + call.microseconds, own.get(id) ?? 0);
    return [{ frame: node.callFrame, microseconds, calls }];
  };
  return callOf(root.id)[0] as Call;
}
