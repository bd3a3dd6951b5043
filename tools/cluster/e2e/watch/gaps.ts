/** When a ping was answered (milliseconds since 1970), out of a line of `ping -D`; undefined for every other line. */
export function readReply(line: string): number | undefined {
  const [, seconds] = /^\[(\d+\.\d+)\] \d+ bytes from .* icmp_seq=\d+/.exec(line) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/**
 * The longest time without an answer between two moments, in milliseconds. An address that is asked every `everyMs` is silent
 * for that long also when nothing is wrong, which is taken off.
 */
export function longestGapMs(replies: readonly number[], from: number, to: number, everyMs: number): number {
  const inside = replies.filter((at) => at >= from && at <= to);
  const before = replies.findLast((at) => at < from) ?? from;
  const after = replies.find((at) => at > to) ?? to;
  const all = [before, ...inside, after];
  const gaps = all.slice(1).map((at, index) => at - (all[index] ?? at));
  return Math.max(0, Math.max(...gaps) - everyMs);
}
