import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import { CodeBlock } from './code-block.ts';
import { isEmojiOnly, renderMarkdown } from './markdown.ts';
import { MentionScopes } from './mention-scopes.ts';

/** What somebody said, set as text. The HTML comes from markdown-it alone and passes Angular’s sanitizer. */
@Component({
  selector: 'prosa-message-text',
  imports: [CodeBlock],
  template: `
    @for (block of blocks(); track $index; let i = $index) {
      @if (block.kind === 'html') {
        <div class="set" [class.last]="i === lastHtml()" [innerHTML]="block.html"></div>
        @if (i === lastHtml()) {
          <ng-content />
        }
      } @else {
        <prosa-code-block [text]="block.text" [language]="block.language" [title]="block.title" />
      }
    }
  `,
  styleUrl: './message-text.scss',
  encapsulation: ViewEncapsulation.None,
  host: { '[class.emoji-only]': 'emojiOnly()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageText {
  private readonly scopes = inject(MentionScopes);

  readonly text = input.required<string>();
  readonly mentionedUserIds = input<readonly string[]>([]);
  readonly mentionsRoom = input(false);

  protected readonly blocks = computed(() =>
    renderMarkdown(this.text(), this.scopes.scope(this.mentionedUserIds(), this.mentionsRoom())),
  );
  /** What is projected stands on the last line of text; a message of code alone has none. */
  protected readonly lastHtml = computed(() => this.blocks().findLastIndex(({ kind }) => kind === 'html'));
  protected readonly emojiOnly = computed(() => isEmojiOnly(this.text()));
}
