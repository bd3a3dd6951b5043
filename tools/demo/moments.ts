/**
 * The moment that a line of the story names: `3 16:02` is 16:02 local time three days ago, a number so many minutes
 * ago. Never later than `now`, so that a demo made in the night has no messages of the coming morning.
 */
export function momentOf(at: string | number, now: Date): Date {
  if (typeof at === 'number') return new Date(now.getTime() - at * 60_000);
  const [, days, hours, minutes] = /^(\d+) (\d\d):(\d\d)$/.exec(at) ?? [];
  if (minutes === undefined) throw new Error(`${at} is no moment of the story`);
  const moment = new Date(now);
  moment.setDate(now.getDate() - Number(days));
  moment.setHours(Number(hours), Number(minutes), 0, 0);
  return moment > now ? now : moment;
}
