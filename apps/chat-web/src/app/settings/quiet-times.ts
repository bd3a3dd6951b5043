import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { create } from '@bufbuild/protobuf';
import { MatButton, MatIconButton } from '@angular/material/button';
import { QuietHoursSchema, type QuietHours } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { Clock } from '../people/clock.ts';
import { OwnStatus } from '../people/own-status.ts';
import { SessionStore } from '../session/session-store.ts';

const maxHours = 14;
/** Weekdays, 18:30 to 8:00. */
const evenings = { weekdays: [1, 2, 3, 4, 5], fromMinute: 1_110, untilMinute: 480 };
const weekend = { weekdays: [6, 7], fromMinute: 0, untilMinute: 0 };

/** When one does not want to be disturbed: for now, and at certain hours of the week. */
@Component({
  selector: 'prosa-quiet-times',
  imports: [Icon, MatButton, MatIconButton],
  template: `
    <h3>{{ t('attention.quiet') }}</h3>
    @if (until(); as date) {
      <div class="opt">
        <b>{{ t('attention.dnd') }}</b>
        <p>
          {{ t('attention.until', { time: moments.inList(date) + (isToday(date) ? '' : ', ' + moments.time(date)) }) }}
        </p>
        <button matButton="outlined" type="button" (click)="end()">{{ t('attention.dndEnd') }}</button>
      </div>
    }
    @for (hours of list(); track $index; let i = $index) {
      <fieldset>
        <legend class="sr">{{ t('attention.quietHours', { number: i + 1 }) }}</legend>
        <span class="days">
          @for (day of days(); track day.number) {
            <button
              type="button"
              class="tap"
              [attr.aria-pressed]="hours.weekdays.includes(day.number)"
              [attr.aria-label]="day.name"
              (click)="toggle(i, day.number)"
            >
              {{ day.short }}
            </button>
          }
        </span>
        <label>
          <span class="sr">{{ t('attention.quietFrom') }}</span>
          <input #from type="time" required [value]="clock(hours.fromMinute)" (change)="setFrom(i, from.value)" />
        </label>
        <span aria-hidden="true">–</span>
        <label>
          <span class="sr">{{ t('attention.quietUntil') }}</span>
          <input #end type="time" required [value]="clock(hours.untilMinute)" (change)="setUntil(i, end.value)" />
        </label>
        @if (hours.untilMinute === hours.fromMinute) {
          <small>{{ t('attention.allDay') }}</small>
        } @else if (hours.untilMinute < hours.fromMinute) {
          <small>{{ t('attention.nextDay') }}</small>
        }
        <button
          matIconButton
          type="button"
          [attr.aria-label]="t('attention.quietRemove')"
          [attr.title]="t('attention.quietRemove')"
          (click)="remove(i)"
        >
          <prosa-icon name="x" />
        </button>
      </fieldset>
    } @empty {
      <p class="quiet">{{ t('attention.quietBody') }}</p>
    }
    <p class="acts">
      @if (list().length === 0) {
        <button matButton="outlined" type="button" (click)="suggest()">{{ t('attention.quietSuggest') }}</button>
      }
      @if (list().length < max) {
        <button matButton type="button" (click)="add()">
          <prosa-icon name="plus" [size]="15" />{{ t('attention.quietAdd') }}
        </button>
      }
    </p>
  `,
  styleUrls: ['./page.scss', './quiet-times.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuietTimes {
  private readonly session = inject(SessionStore);
  private readonly status = inject(OwnStatus);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Clock).now;
  private readonly words = inject(Words);
  protected readonly moments = inject(Moments);
  protected readonly t = this.words.t;
  protected readonly max = maxHours;

  protected readonly list = computed(() => this.session.me()?.availability?.quietHours ?? []);
  protected readonly until = computed(() => {
    const until = dateOf(this.session.me()?.availability?.quietUntil);
    return until && until > this.now() ? until : undefined;
  });
  protected readonly days = computed(() => {
    const names = (weekday: 'long' | 'narrow') => new Intl.DateTimeFormat(this.words.language(), { weekday });
    return [1, 2, 3, 4, 5, 6, 7].map((number) => {
      const date = new Date(2024, 0, number); // a Monday and the days after it
      return { number, name: names('long').format(date), short: names('narrow').format(date) };
    });
  });

  protected isToday(date: Date): boolean {
    return date.toDateString() === this.now().toDateString();
  }

  protected clock(minute: number): string {
    const two = (number: number) => String(number).padStart(2, '0');
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  }

  protected toggle(index: number, day: number): void {
    const weekdays = this.list()[index]?.weekdays ?? [];
    const changed = weekdays.includes(day) ? weekdays.filter((other) => other !== day) : [...weekdays, day];
    if (changed.length > 0) this.change(index, { weekdays: changed.sort() });
  }

  protected setFrom(index: number, value: string): void {
    const fromMinute = minuteOf(value);
    if (fromMinute !== undefined) this.change(index, { fromMinute });
  }

  protected setUntil(index: number, value: string): void {
    const untilMinute = minuteOf(value);
    if (untilMinute !== undefined) this.change(index, { untilMinute });
  }

  protected remove(index: number): void {
    this.save(this.list().filter((_, other) => other !== index));
  }

  protected add(): void {
    this.save([...this.list(), create(QuietHoursSchema, evenings)]);
  }

  protected suggest(): void {
    this.save([create(QuietHoursSchema, evenings), create(QuietHoursSchema, weekend)]);
  }

  protected end(): void {
    void this.toasts.try(this.status.quietUntil(undefined));
  }

  private change(index: number, change: Partial<Pick<QuietHours, 'weekdays' | 'fromMinute' | 'untilMinute'>>): void {
    this.save(this.list().map((hours, other) => (other === index ? { ...hours, ...change } : hours)));
  }

  private save(quietHours: QuietHours[]): void {
    void this.toasts.try(this.status.availability({ quietHours }));
  }
}

function minuteOf(value: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value) ?? [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : undefined;
}
