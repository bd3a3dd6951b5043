import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { LateFonts } from '../look/late-fonts.ts';
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
          [attr.lang]="other().tag"
          [attr.aria-label]="other().name"
          (click)="switch()"
        >
          <prosa-icon name="languages" [size]="15" />{{ other().name }}
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
  /** The next one, round and round. */
  protected readonly other = computed(() => {
    const { languages } = this.words;
    const current = languages.findIndex(({ tag }) => tag === this.words.language());
    return languages[(current + 1) % languages.length] ?? { tag: 'en', name: 'English' };
  });

  constructor() {
    inject(LateFonts).load(); // no messages to wait for
  }

  protected switch(): void {
    void this.words.use(this.other().tag);
  }
}
