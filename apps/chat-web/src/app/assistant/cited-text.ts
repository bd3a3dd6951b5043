import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Citation } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { PeopleStore } from '../people/people-store.ts';
import { citedPieces, numberSources, type CitedPiece, type SourceNumbers } from './cite-pieces.ts';

/** Plain text of the assistant with the numbers of its sources, each glued to the word before it. */
@Component({
  selector: 'prosa-cited-text',
  template: `
    @for (piece of pieces(); track $index) {
      <span [class.marked]="isMarked(piece.sources)" [textContent]="glued(piece)"></span>
      @for (source of piece.sources; track source.number) {
        <button
          class="cite"
          type="button"
          [class.on]="marked() === source.citation.messageId"
          [attr.aria-label]="name(source.number, source.citation)"
          [attr.title]="source.citation.quote"
          [textContent]="source.number"
          (click)="picked.emit(source.citation)"
        ></button>
      }
    }
    @if (growing()) {
      <span class="caret" aria-hidden="true"></span>
    }
  `,
  styleUrl: './cited-text.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CitedText {
  private readonly people = inject(PeopleStore);
  private readonly moments = inject(Moments);
  private readonly t = inject(Words).t;

  readonly text = input.required<string>();
  readonly citations = input.required<readonly Citation[]>();
  /** Numbers that go through more than this text. */
  readonly numbers = input<SourceNumbers>();
  /** More is to come. */
  readonly growing = input(false);
  /** Id of the message whose sentences are marked; empty: none. */
  readonly marked = input('');
  /** A source was pressed. */
  readonly picked = output<Citation>();

  protected readonly pieces = computed(() =>
    citedPieces(this.text(), this.citations(), this.numbers() ?? numberSources(this.citations())),
  );

  /** A word joiner keeps the first number on the line of the word before it. */
  protected glued({ text, sources }: CitedPiece): string {
    return sources.length ? `${text}\u2060` : text;
  }

  protected isMarked(sources: readonly { readonly citation: Citation }[]): boolean {
    return sources.some(({ citation }) => citation.messageId === this.marked());
  }

  protected name(number: number, { senderId, sentAt }: Citation): string {
    const name = this.people.user(senderId)()?.displayName ?? this.t('people.someone');
    const date = dateOf(sentAt);
    return this.t('assistant.source', { number, name, time: date ? this.moments.inList(date) : '' });
  }
}
