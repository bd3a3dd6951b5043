import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import type { User } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';

let made = 0;

/** Chooses people: type a part of a name, take one from the list; those taken stand in front as chips. */
@Component({
  selector: 'prosa-people-picker',
  imports: [Avatar, Icon],
  templateUrl: './people-picker.html',
  styleUrl: './people-picker.scss',
  host: { class: 'field', '(focusin)': 'open.set(true)', '(focusout)': 'onFocusOut($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeoplePicker {
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly people = inject(PeopleStore);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly t = inject(Words).t;
  protected readonly id = `people-${++made}`;

  readonly label = input.required<string>();
  readonly help = input('');
  /** At most so many. */
  readonly limit = input(1000);
  /** Not to be offered: those who are there already. */
  readonly without = input<ReadonlySet<string>>(new Set());
  readonly chosen = model<readonly User[]>([]);

  protected readonly query = signal('');
  protected readonly open = signal(false);
  private readonly found = resource({
    params: () => ({ query: this.query().trim(), full: this.chosen().length >= this.limit() }),
    loader: ({ params }) => (params.full ? Promise.resolve([]) : this.people.search(params.query, 50)),
    defaultValue: [],
  });
  private readonly latest = linkedSignal<readonly User[], readonly User[]>({
    source: () => (this.found.hasValue() ? this.found.value() : []),
    computation: (now, previous) => (this.found.isLoading() && previous ? previous.value : now),
  });
  protected readonly offered = computed(() => {
    const taken = new Set(this.chosen().map(({ id }) => id));
    if (!this.open()) return [];
    return this.latest().filter(({ id }) => !taken.has(id) && !this.without().has(id));
  });
  protected readonly searching = computed(() => this.found.isLoading());
  protected readonly active = linkedSignal({ source: this.offered, computation: () => 0 });

  protected onFocusOut({ relatedTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Node && this.host.contains(relatedTarget))) this.open.set(false);
  }

  protected take(user: User | undefined): void {
    if (!user || this.chosen().length >= this.limit()) return;
    this.chosen.set([...this.chosen(), user]);
    this.query.set('');
    this.box().nativeElement.focus();
  }

  protected drop(user: User): void {
    this.chosen.set(this.chosen().filter(({ id }) => id !== user.id));
    this.box().nativeElement.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    const count = this.offered().length;
    if (event.key === 'ArrowDown' && count) this.active.set((this.active() + 1) % count);
    else if (event.key === 'ArrowUp' && count) this.active.set((this.active() + count - 1) % count);
    else if (event.key === 'Enter' && (this.query() || count)) this.take(this.offered()[this.active()]);
    else if (event.key === 'Backspace' && !this.query() && this.chosen().length)
      this.chosen.set(this.chosen().slice(0, -1));
    else return;
    event.preventDefault();
  }
}
