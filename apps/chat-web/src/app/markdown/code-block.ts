import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { highlight } from './highlight.ts';

/** A block of code: its file or language, a copy button, and colours once they are there. */
@Component({
  selector: 'prosa-code-block',
  imports: [Icon, MatIconButton],
  template: `
    <div class="top">
      <span class="clip">{{ title() || language() || t('message.code') }}</span>
      <button matIconButton class="copy" type="button" [attr.aria-label]="t('message.copyCode')" (click)="copy()">
        <prosa-icon [name]="copied() ? 'check' : 'copy'" />
      </button>
      <span class="sr" role="status">{{ copied() ? t('message.copied') : '' }}</span>
    </div>
    <!-- A box that scrolls sideways must be reachable by keyboard. -->
    @if (coloured(); as html) {
      <pre tabindex="0"><code [innerHTML]="html"></code></pre>
    } @else {
      <pre tabindex="0"><code>{{ text() }}</code></pre>
    }
  `,
  styleUrl: './code-block.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodeBlock {
  protected readonly t = inject(Words).t;

  readonly text = input.required<string>();
  readonly language = input('');
  readonly title = input('');

  private readonly colours = resource({
    params: () => ({ text: this.text(), language: this.language() }),
    loader: ({ params }) => highlight(params.text, params.language),
  });
  protected readonly coloured = computed(() => (this.colours.hasValue() ? this.colours.value() : undefined));
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), 2_000);
  }
}
