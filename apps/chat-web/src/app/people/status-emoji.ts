import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Standings } from './standing.ts';

/** The emoji of a person's status, where there is no room for its text; that is in the tooltip and for ears. */
@Component({
  selector: 'prosa-status-emoji',
  template: `
    @if (status()?.emoji; as emoji) {
      <span aria-hidden="true" [attr.title]="status()?.text || null">{{ emoji }}</span>
      @if (status()?.text; as text) {
        <span class="sr">({{ text }})</span>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
      font-weight: 400;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusEmoji {
  private readonly standings = inject(Standings);
  readonly userId = input.required<string>();
  protected readonly status = computed(() => this.standings.status(this.userId()));
}
