import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { OpenSwitcher } from './open-switcher.ts';

/** Stands on the wall like a field; pressed, it opens the quick switcher. */
@Component({
  selector: 'prosa-jump-button',
  imports: [Icon],
  template: `
    <button
      class="tap"
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      (click)="switcher.toggle()"
    >
      <prosa-icon name="search" [size]="15" /><span class="clip">{{ t('wall.jump') }}</span>
      <kbd aria-hidden="true">{{ mac ? '⌘ K' : 'Ctrl K' }}</kbd>
    </button>
  `,
  styles: `
    :host {
      display: block;
      flex: none;
    }
    button {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      width: calc(100% - 1.5rem);
      margin: 0 0.75rem 0.5rem;
      padding-inline: 0.625rem 0.5rem;
      height: 2.125rem;
      border-radius: var(--mat-sys-corner-medium);
      background: light-dark(
        color-mix(in srgb, var(--mat-sys-surface) 72%, transparent),
        color-mix(in srgb, var(--prosa-on-wall) 6%, transparent)
      );
      box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--prosa-on-wall) 14%, transparent);
      color: var(--prosa-on-wall-variant);
      font: var(--mat-sys-body-medium);
    }
    .clip {
      flex: 1;
    }
    kbd {
      flex: none;
      font: 550 0.75rem/1 var(--prosa-font-text);
    }
    @media (max-width: 599.98px) {
      button {
        width: calc(100% - 2rem);
        height: 2.75rem;
        margin: 0 1rem 0.625rem;
        border-radius: var(--mat-sys-corner-large);
        font-size: 1rem;
      }
      kbd {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JumpButton {
  protected readonly switcher = inject(OpenSwitcher);
  protected readonly t = inject(Words).t;
  protected readonly mac = /Mac|iP(hone|ad)/.test(navigator.userAgent);
}
