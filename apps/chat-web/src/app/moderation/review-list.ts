import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { Review } from '@prosa/proto/chat';
import { Avatar } from '../look/avatar.ts';
import { ReviewWords } from './review-words.ts';

/** Reviews below each other, those that wait or those that are decided: whose message it is, what it says, and why it is here or what came of it. */
@Component({
  selector: 'prosa-review-list',
  imports: [Avatar],
  templateUrl: './review-list.html',
  styleUrl: './review-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewList {
  readonly reviews = input.required<readonly Review[]>();
  /** What the list is called, for who cannot see it. */
  readonly heading = input.required<string>();
  /** Id of the review that is looked at. */
  readonly openId = input.required<string>();
  readonly chosen = output<Review>();
  protected readonly says = inject(ReviewWords);
}
