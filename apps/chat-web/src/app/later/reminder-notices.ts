import { Injectable, effect, inject, untracked } from '@angular/core';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Reminder } from '@prosa/proto/chat';
import { Router } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { ReminderStore } from './reminder-store.ts';

const storageKey = 'prosa.reminded';
/** How many of those that were shown are remembered. */
const maxShown = 500;
/** As much of note and message as a short notice holds. */
const maxLength = 80;

/** Says that reminders are due, each once in this browser: at its time, or when one comes back. */
@Injectable({ providedIn: 'root' })
export class ReminderNotices {
  private readonly store = inject(ReminderStore);
  private readonly router = inject(Router);
  private readonly scopes = inject(MentionScopes);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);

  constructor() {
    effect(() => {
      const due = this.store.due();
      untracked(() => this.look(due));
    });
    document.addEventListener('visibilitychange', () => this.look(this.store.due()));
  }

  private look(due: readonly Reminder[]): void {
    if (document.visibilityState === 'hidden' || due.length === 0) return;
    const shown = recall();
    const fresh = due.filter((reminder) => !shown.includes(keyOf(reminder)));
    if (fresh.length === 0) return;
    remember([...shown, ...fresh.map(keyOf)].slice(-maxShown));
    void this.say(fresh);
  }

  private async say(fresh: readonly Reminder[]): Promise<void> {
    const { t, n } = this.words;
    const [first] = fresh;
    const said = first?.message ? this.scopes.line(first.message) : '';
    // What one wrote to oneself says more than the message it is about.
    const line = [first?.note, said].filter(Boolean).join(' – ');
    const short = line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
    const text = fresh.length === 1 ? t('later.remindedOf', { text: short }) : n('later.remindedMany', fresh.length);
    if (await this.toasts.ask(text, t('later.show'))) {
      await this.router.navigate(['/saved'], { queryParams: { show: 'reminders' } });
    }
  }
}

/** A reminder that was put off and is due again is said again. */
function keyOf({ id, dueSince }: Reminder): string {
  return `${id} ${dueSince ? timestampDate(dueSince).getTime() : ''}`;
}

function recall(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(found) ? (found as string[]) : [];
  } catch {
    return [];
  }
}

function remember(keys: readonly string[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(keys));
  } catch {
    // Storage is closed to us: it is said again after a reload.
  }
}
