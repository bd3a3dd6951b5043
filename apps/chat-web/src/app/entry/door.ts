import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { languageNames, languages } from '../i18n/language.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Logo } from '../look/logo.ts';
import { DoorArt } from './door-art.ts';

/** What one sees before being in: the picture, and beside it whatever form is asked. */
@Component({
  selector: 'prosa-door',
  imports: [DoorArt, Icon, Logo, MatButton],
  template: `
    <prosa-door-art [first]="first()" />
    <main>
      <header>
        <prosa-logo [word]="true" />
        <button
          matButton
          class="prosa-small"
          type="button"
          [attr.lang]="other()"
          [attr.aria-label]="otherName()"
          (click)="switch()"
        >
          <prosa-icon name="languages" [size]="15" />{{ otherName() }}
        </button>
      </header>
      <ng-content />
      <footer>
        <span>{{ host }}</span><span>{{ t('entry.selfHosted') }}</span>
      </footer>
    </main>
  `,
  styleUrl: './door.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Door {
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  readonly first = input(false);

  protected readonly host = location.host;
  protected readonly other = computed(() => languages.find((language) => language !== this.words.language()) ?? 'en');
  protected readonly otherName = computed(() => languageNames[this.other()]);

  protected switch(): void {
    void this.words.use(this.other());
  }
}
