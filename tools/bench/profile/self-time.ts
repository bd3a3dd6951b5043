/** A function as V8's profiler names it; lines and columns count from 0. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** The parts of a .cpuprofile file that are read (Chrome DevTools Protocol, Profiler.Profile). */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: CallFrame;
    /** Ids of what it called. */
    readonly children?: readonly number[];
  }[];
  /** Id of the node that was on top at each sample. */
  readonly samples: readonly number[];
  /** µs before each sample. */
  readonly timeDeltas: readonly number[];
}

/** Time spent in a function itself, without what it calls. */
export interface SelfTime {
  readonly frame: CallFrame;
  readonly microseconds: number;
}

/** What V8 names the time in which nothing was to be done. */
export const WAITING = '(idle)';

/** Self time by function, most first, without the time in which the process waited. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const sums = new Map<string, { frame: CallFrame; microseconds: number }>();
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    if (frame === undefined || frame.functionName === WAITING) return;
    const key = `${frame.functionName} ${frame.url} ${frame.lineNumber} ${frame.columnNumber}`;
    const sum = sums.get(key) ?? { frame, microseconds: 0 };
    sum.microseconds += timeDeltas[index] ?? 0;
    sums.set(key, sum);
  });
  return [...sums.values()].sort((a, b) => b.microseconds - a.microseconds);
}
