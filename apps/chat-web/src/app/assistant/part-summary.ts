import { ChangeDetectionStrategy, Component, computed, inject, input, output, untracked } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import type { SummaryWish } from './answer-calls.ts';
import { SummaryCard } from './summary-card.ts';
import { beginOf, spanWord, type SummaryPart } from './summary-part.ts';

/** Seq of the event that made the room: nothing was said before it. After 0 would mean: after the marker on the server. */
const roomBegins = 1n;

/** A part of a room or of a thread that the person chose, in short. It says which part, and Escape puts it away. */
@Component({
  selector: 'prosa-part-summary',
  imports: [SummaryCard],
  template: `<prosa-summary-card class="over" [wish]="wish()" [of]="of()" (closed)="closed.emit()" />`,
  host: { '(keydown.escape)': 'onEscape($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartSummary {
  private readonly moments = inject(Moments);
  private readonly words = inject(Words);

  readonly roomId = input.required<string>();
  /** Id of the message that the thread begins with; empty: the room. */
  readonly rootId = input('');
  readonly part = input.required<SummaryPart>();
  /** Up to which seq the person had read when they came; undefined: everything. */
  readonly leftSeq = input<bigint>();
  readonly closed = output();

  protected readonly wish = computed((): SummaryWish => {
    const part = this.part();
    const where = { roomId: this.roomId(), threadRootMessageId: this.rootId() };
    if (part.kind === 'from') {
      return { ...where, afterSeq: part.message.seq - 1n, ...(part.until && { untilSeq: part.until.seq }) };
    }
    const since = beginOf(part.kind);
    if (since) return { ...where, since };
    // As it was when it was chosen: reading on makes no other summary.
    const leftSeq = untracked(this.leftSeq);
    return leftSeq === undefined ? where : { ...where, afterSeq: leftSeq || roomBegins };
  });
  /** Which part, in words. */
  protected readonly of = computed(() => {
    const { t } = this.words;
    const part = this.part();
    if (part.kind !== 'from') return t(spanWord[part.kind]);
    const from = this.momentOf(part.message);
    return part.until ? t('assistant.span', { from, to: this.momentOf(part.until) }) : t('assistant.fromOn', { from });
  });

  protected onEscape(event: Event): void {
    event.preventDefault(); // the panel that it stands in stays
    this.closed.emit();
  }

  private momentOf({ sentAt }: Message): string {
    const date = dateOf(sentAt);
    return date ? `${this.moments.short(date)}, ${this.moments.clock(date)}` : '';
  }
}
