import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { Language } from '../i18n/language.ts';
import { Words } from '../i18n/words.ts';
import { Segments } from '../look/segments.ts';

/** The language of the app. */
@Component({
  selector: 'prosa-language-page',
  imports: [Segments],
  template: `
    <header>
      <h2>{{ t('settings.language') }}</h2>
      <p>{{ t('settings.languageBody') }}</p>
    </header>
    <section class="opt">
      <b>{{ t('settings.languageOf') }}</b>
      <p>{{ t('settings.languageOfBody') }}</p>
      <prosa-segments
        [label]="t('settings.languageOf')"
        [hideLabel]="true"
        [options]="options"
        [value]="words.language()"
        (valueChange)="use($event)"
      />
    </section>
  `,
  styleUrl: './page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LanguagePage {
  protected readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly options = this.words.languages.map(({ tag, name }) => ({ value: tag, name }));

  protected use(language: Language): void {
    void this.words.use(language);
  }
}
