import { Injectable, computed, inject } from '@angular/core';
import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import { Words } from './words.ts';

/** The local date of a protobuf timestamp; undefined when it is not set. */
export function dateOf(timestamp: Timestamp | undefined): Date | undefined {
  return timestamp && timestampDate(timestamp);
}

/** Dates and times in the person’s language and time zone. */
@Injectable({ providedIn: 'root' })
export class Moments {
  private readonly words = inject(Words);
  private readonly formats = computed(() => {
    const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(this.words.dates(), options);
    return {
      time: make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      weekday: make({ weekday: 'long' }),
      dayMonth: make({ day: 'numeric', month: 'long' }),
      dayMonthYear: make({ day: 'numeric', month: 'long', year: 'numeric' }),
      short: make({ day: 'numeric', month: 'short' }),
      shortYear: make({ day: 'numeric', month: 'short', year: 'numeric' }),
      full: make({ dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' }),
    };
  });
  private readonly relative = computed(() => new Intl.RelativeTimeFormat(this.words.dates(), { numeric: 'auto' }));

  /** `09:20`, as it stands beside a name. */
  readonly time = (date: Date): string => this.formats().time.format(date);

  /** The time of day in running text: `09:20`, in Portuguese `09h20`. */
  readonly clock = (date: Date): string => {
    const parts = new Map(
      this.formats()
        .time.formatToParts(date)
        .map(({ type, value }) => [type, value]),
    );
    return this.words.t('app.clock', { hours: parts.get('hour') ?? '', minutes: parts.get('minute') ?? '' });
  };

  /** `Today, 16 July`, `Thursday, 16 July`; with the year when it is not this one. */
  readonly day = (date: Date): string => {
    const { weekday, dayMonth, dayMonthYear } = this.formats();
    const today = new Date();
    const sameYear = date.getFullYear() === today.getFullYear();
    const days = daysBetween(date, today);
    const name = days === 0 || days === 1 ? this.relative().format(-days, 'day') : weekday.format(date);
    return this.words.t('app.day', { name: capital(name), date: (sameYear ? dayMonth : dayMonthYear).format(date) });
  };

  /** The whole date with the time, for tooltips. */
  readonly full = (date: Date): string => this.formats().full.format(date);

  /** `16 Jul`; with the year when it is not this one. */
  readonly short = (date: Date): string =>
    (date.getFullYear() === new Date().getFullYear() ? this.formats().short : this.formats().shortYear).format(date);

  /** In a list: the time today, `yesterday`, else the date. */
  readonly inList = (date: Date): string => {
    const days = daysBetween(date, new Date());
    if (days === 0) return this.time(date);
    return days === 1 ? this.relative().format(-1, 'day') : this.short(date);
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many midnights lie between two moments, in local time. */
export function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
