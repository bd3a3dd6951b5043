import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Words } from '../i18n/words.ts';

/** Two neighbours at their windows, on a painted wall; by night the windows are lit. */
@Component({
  selector: 'prosa-door-art',
  templateUrl: './door-art.html',
  styleUrl: './door-art.scss',
  host: { 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DoorArt {
  protected readonly t = inject(Words).t;

  /** What they say when the house is new. */
  readonly first = input(false);

  protected readonly awning = Array.from({ length: 25 }, (_, index) => (index - 1) * 36);
  protected readonly slats = Array.from({ length: 13 }, (_, index) => 52 + index * 20);
}
