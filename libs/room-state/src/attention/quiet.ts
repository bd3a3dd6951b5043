/** Whether a person wants to be disturbed, and what they say of themselves, at a given moment. */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { Availability, QuietHours, User, UserStatus } from '@prosa/proto/chat';

const minutesADay = 1_440;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the person must not be disturbed at this moment. An unknown time zone counts as UTC. */
export function isQuiet(availability: Availability | undefined, now: Date): boolean {
  if (!availability) return false;
  const { quietUntil, quietHours, timeZone } = availability;
  if (quietUntil && timestampMs(quietUntil) > now.getTime()) return true;
  if (quietHours.length === 0) return false;
  const { weekday, minute } = wallClock(now, timeZone);
  return quietHours.some((hours) => contains(hours, weekday, minute));
}

/** The status as it is at this moment; undefined: none, or it has expired. */
export function currentStatus(user: User | undefined, now: Date): UserStatus | undefined {
  const status = user?.status;
  if (!status || (status.emoji === '' && status.text === '')) return undefined;
  return status.expiresAt && timestampMs(status.expiresAt) <= now.getTime() ? undefined : status;
}

/** Whether a time zone of this name is known. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function contains({ weekdays, fromMinute, untilMinute }: QuietHours, weekday: number, minute: number): boolean {
  const length = untilMinute > fromMinute ? untilMinute - fromMinute : untilMinute - fromMinute + minutesADay;
  const began = (day: number, sinceMinutes: number) =>
    weekdays.includes(day) && sinceMinutes >= 0 && sinceMinutes < length;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return began(weekday, minute - fromMinute) || began(yesterday, minute - fromMinute + minutesADay);
}

/** Day of the week (1: Monday) and minutes after midnight in a time zone. */
function wallClock(now: Date, timeZone: string): { weekday: number; minute: number } {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.get('weekday') ?? '') + 1;
  return { weekday, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timeZone !== '' && isTimeZone(timeZone) ? timeZone : 'UTC',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    if (formats.size < 500) formats.set(timeZone, format);
  }
  return format;
}
