import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { WordKey } from '../i18n/dictionary.ts';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { TourStore } from './tour-store.ts';

const steps = [
  { title: 'tour.rooms', text: 'tour.roomsBody' },
  { title: 'tour.write', text: 'tour.writeBody' },
  { title: 'tour.find', text: 'tour.findBody' },
  { title: 'tour.keys', text: 'tour.keysBody' },
] as const satisfies readonly { title: WordKey; text: WordKey }[];

/**
 * A short way round for who is here for the first time: a card in the corner that covers nothing one needs, takes no focus
 * and waits. Escape and "Skip" end it for good.
 */
@Component({
  selector: 'prosa-tour',
  imports: [MatButton, Pair],
  template: `
    <section role="region" aria-labelledby="tour-title" (keydown.escape)="end($event)">
      <header>
        <prosa-pair /><small>{{ t('tour.step', { step: step() + 1, steps: steps.length }) }}</small>
      </header>
      <div aria-live="polite">
        <h2 id="tour-title">{{ t(here().title) }}</h2>
        <p>{{ t(here().text) }}</p>
      </div>
      <footer>
        @if (!isLast()) {
          <button matButton class="prosa-small" type="button" (click)="end()">{{ t('tour.skip') }}</button>
        }
        @if (step() > 0) {
          <button matButton class="prosa-small" type="button" (click)="step.set(step() - 1)">
            {{ t('app.back') }}
          </button>
        }
        <button matButton="tonal" class="prosa-small" type="button" (click)="next()">
          {{ t(isLast() ? 'tour.done' : 'tour.next') }}
        </button>
      </footer>
    </section>
  `,
  styleUrl: './tour.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tour {
  private readonly tour = inject(TourStore);
  protected readonly t = inject(Words).t;
  protected readonly steps = steps;
  protected readonly step = signal(0);
  protected readonly here = computed(() => steps[this.step()] ?? steps[0]);
  protected readonly isLast = computed(() => this.step() === steps.length - 1);

  protected next(): void {
    if (this.isLast()) this.end();
    else this.step.update((step) => step + 1);
  }

  protected end(event?: Event): void {
    event?.preventDefault(); // it closes nothing else
    this.tour.finish();
    document.getElementById('main')?.focus();
  }
}
