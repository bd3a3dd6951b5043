import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';

/** Short notes in the lower left corner: what was done, for 6 seconds; what failed, until it is closed. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly bar = inject(MatSnackBar);
  private readonly failures = inject(FailureWords);
  private readonly words = inject(Words);

  /** Says what was done; with an action, for 12 seconds, so that there is time to take it. */
  say(text: string, action?: { readonly label: string; readonly act: () => void }): void {
    const duration = action ? 12_000 : 6_000;
    const note = this.bar.open(text, action?.label, { duration, horizontalPosition: 'start', politeness: 'polite' });
    if (action) note.onAction().subscribe(() => action.act());
  }

  /** Says something that waits for an answer: stays until it is pressed (true) or another note comes (false). */
  async ask(text: string, action: string): Promise<boolean> {
    const note = this.bar.open(text, action, { horizontalPosition: 'start', politeness: 'polite' });
    const { dismissedByAction } = await firstValueFrom(note.afterDismissed());
    return dismissedByAction;
  }

  /** Says what was done and offers something about it, as undo, for 6 seconds; true: it was taken. */
  async offer(text: string, action: string): Promise<boolean> {
    const note = this.bar.open(text, action, { duration: 6_000, horizontalPosition: 'start', politeness: 'polite' });
    const { dismissedByAction } = await firstValueFrom(note.afterDismissed());
    return dismissedByAction;
  }

  /** Says why something did not work. */
  fail(error: unknown): void {
    this.bar.open(this.failures.say(error), this.words.t('app.close'), {
      horizontalPosition: 'start',
      politeness: 'assertive',
    });
  }

  /** Waits for `work` and says so when it fails; true when it worked. */
  async try(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }
}
