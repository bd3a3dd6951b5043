import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  ViewEncapsulation,
  afterRenderEffect,
  computed,
  inject,
  input,
} from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { CleanHtml } from './clean-html.ts';
import { CodeBlock } from './code-block.ts';
import { inAppPath, isEmojiOnly, renderMarkdown } from './markdown.ts';
import { MentionScopes } from './mention-scopes.ts';
import { closedSpoiler, reveal } from './spoilers.ts';
import { languageOf, sameLanguage } from './text-language.ts';
import { typesetMath } from './typeset-math.ts';

/** What somebody said, set as text. The HTML comes from markdown-it alone and passes Angular’s sanitizer, once. */
@Component({
  selector: 'prosa-message-text',
  imports: [CodeBlock],
  template: `
    @for (block of blocks(); track $index; let i = $index) {
      @if (block.kind === 'html') {
        <div class="set" dir="auto" [class.last]="i === lastHtml()" [innerHTML]="clean.trusted(block.html)"></div>
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
  host: {
    '[class.emoji-only]': 'emojiOnly()',
    '[attr.lang]': 'language()',
    '(click)': 'onClick($event)',
    '(keydown.enter)': 'onKey($event)',
    '(keydown.space)': 'onKey($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageText {
  private readonly scopes = inject(MentionScopes);
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  protected readonly clean = inject(CleanHtml);

  readonly text = input.required<string>();
  readonly mentionedUserIds = input<readonly string[]>([]);
  readonly mentionsRoom = input(false);

  protected readonly blocks = computed(() =>
    renderMarkdown(this.text(), this.scopes.scope(this.mentionedUserIds(), this.mentionsRoom())),
  );
  /** What is projected stands on the last line of text; a message of code alone has none. */
  protected readonly lastHtml = computed(() => this.blocks().findLastIndex(({ kind }) => kind === 'html'));
  /** Where it is not that of the page, as far as can be told: for who has it read to them. */
  protected readonly language = computed(() => {
    const language = languageOf(this.text());
    return language && !sameLanguage(language, this.words.language()) ? language : null;
  });
  protected readonly emojiOnly = computed(() => isEmojiOnly(this.text()));

  constructor() {
    afterRenderEffect(() => {
      if (this.blocks().some((block) => block.kind === 'html' && block.html.includes('class="math'))) {
        // Without KaTeX, as when the network is away, a formula stays as it was written.
        typesetMath(this.host).catch(() => undefined);
      }
    });
  }

  /** A spoiler opens; a link to a message or room of this place is followed without leaving the app. */
  protected onClick(event: MouseEvent): void {
    const spoiler = closedSpoiler(event);
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const path = link && inAppPath(link.href);
    if (spoiler) reveal(spoiler);
    else if (!path || event.ctrlKey || event.metaKey || event.shiftKey) return;
    else void this.router.navigateByUrl(path);
    event.preventDefault();
  }

  protected onKey(event: Event): void {
    const spoiler = closedSpoiler(event);
    if (!spoiler) return;
    event.preventDefault();
    event.stopPropagation();
    reveal(spoiler);
  }
}
