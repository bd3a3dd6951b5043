import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ReviewDecision, type Review } from '@prosa/proto/chat';
import { MODERATION } from '../api/ai-clients.ts';
import { request } from '../api/failure.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Words } from '../i18n/words.ts';
import { percent } from '../models/percent.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';
import { reasonKey } from './reasons.ts';
import { ReviewContext } from './review-context.ts';
import { ReviewCount } from './review-count.ts';
import { ReviewList } from './review-list.ts';
import { ReviewWords } from './review-words.ts';

/** What people reported and models flagged: in context first, then who, then the decision. Nothing goes by itself. */
@Component({
  selector: 'prosa-review-page',
  imports: [Empty, Icon, MatButton, MatIconButton, ReviewContext, ReviewList, RouterLink],
  templateUrl: './review-page.html',
  styleUrls: ['../shell/sheet.scss', './review-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewPage {
  private readonly client = inject(MODERATION);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  private readonly count = inject(ReviewCount);
  protected readonly drawer = inject(Drawer);
  protected readonly says = inject(ReviewWords);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  protected readonly waiting = signal<readonly Review[] | undefined>(undefined);
  protected readonly decided = signal<readonly Review[]>([]);
  protected readonly total = signal(0);
  private readonly chosenId = signal('');
  protected readonly busy = signal(false);
  /** The one that is looked at: the chosen one, else the first that waits. On a phone only the chosen one. */
  protected readonly open = computed(() => {
    const all = [...(this.waiting() ?? []), ...this.decided()];
    const chosen = all.find(({ id }) => id === this.chosenId());
    return chosen ?? (this.viewport.hasWall() ? this.waiting()?.[0] : undefined);
  });

  constructor() {
    effect(() => {
      this.count.changes();
      untracked(() => void this.load());
    });
  }

  protected choose({ id }: Review): void {
    this.chosenId.set(id);
  }

  protected close(): void {
    this.chosenId.set('');
  }

  protected approve(review: Review): Promise<void> {
    return this.decide(review, ReviewDecision.APPROVE, 'moderation.approved');
  }

  /** The message goes for everybody: it is asked for, and said what goes. */
  protected async delete(review: Review): Promise<void> {
    const sure = await this.dialogs.confirm({
      title: this.t('moderation.deleteTitle'),
      body: this.t('moderation.deleteBody', { name: this.says.nameOf(review.message?.senderId ?? '') }),
      action: this.t('moderation.delete'),
      danger: true,
    });
    if (sure) await this.decide(review, ReviewDecision.DELETE, 'moderation.deleted');
  }

  /** The author is told, in words that one sees before they go. */
  protected async warn(review: Review): Promise<void> {
    const words = await this.dialogs.editText({
      title: this.t('moderation.warnTitle'),
      label: this.t('moderation.warnLabel'),
      text: this.t('moderation.warnText'),
    });
    if (words !== undefined) await this.decide(review, ReviewDecision.WARN, 'moderation.warned', words);
  }

  protected reasonOf(report: Review['reports'][number]): string {
    return [this.t(reasonKey(report.reason)), report.note].filter(Boolean).join(': ');
  }

  protected flagOf({ modelName, label, confidence }: Review['flags'][number]): string {
    return this.t('moderation.modelSays', {
      model: modelName,
      label,
      confidence: percent(confidence, this.words.dates()),
    });
  }

  private async load(): Promise<void> {
    const asked = Promise.all([
      request(this.client.listReviews({})),
      request(this.client.listReviews({ decided: true, limit: 20 })),
    ]);
    if (!(await this.toasts.try(asked))) return this.waiting.update((known) => known ?? []);
    const [open, closed] = await asked;
    this.waiting.set(open.reviews);
    this.total.set(open.waiting);
    this.count.take(open.waiting);
    this.decided.set(closed.reviews);
  }

  private async decide(
    { id }: Review,
    decision: ReviewDecision,
    says: 'moderation.approved' | 'moderation.deleted' | 'moderation.warned',
    words = '',
  ): Promise<void> {
    this.busy.set(true);
    const done = await this.toasts.try(request(this.client.decideReview({ reviewId: id, decision, words })));
    this.busy.set(false);
    this.close();
    if (done) this.toasts.say(this.t(says));
    await this.load(); // also when somebody else has decided meanwhile
  }
}
