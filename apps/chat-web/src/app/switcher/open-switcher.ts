import type { DialogRef } from '@angular/cdk/dialog';
import { Overlay } from '@angular/cdk/overlay';
import { Injectable, Injector, inject } from '@angular/core';
import { Words } from '../i18n/words.ts';

/** Opens the quick switcher, which is fetched when it is opened first. */
@Injectable({ providedIn: 'root' })
export class OpenSwitcher {
  private readonly injector = inject(Injector);
  private readonly overlay = inject(Overlay);
  private readonly t = inject(Words).t;
  private opening = false;
  private opened: Pick<DialogRef, 'close'> | undefined;

  /** Opens it over whatever is there; closes it when it is open. The focus goes back to where it was. */
  async toggle(): Promise<void> {
    if (this.opened) return this.opened.close();
    if (this.opening) return;
    this.opening = true;
    try {
      const [{ Switcher }, { Dialog }] = await Promise.all([import('./switcher.ts'), import('@angular/cdk/dialog')]);
      const opened = this.injector.get(Dialog).open(Switcher, {
        ariaLabel: this.t('wall.jump'),
        autoFocus: 'input',
        restoreFocus: true,
        positionStrategy: this.overlay.position().global().centerHorizontally().top('min(6rem, 8vh)'),
        width: 'min(42rem, calc(100vw - 1rem))',
        backdropClass: 'cdk-overlay-dark-backdrop',
      });
      this.opened = opened;
      opened.closed.subscribe(() => (this.opened = undefined));
    } finally {
      this.opening = false;
    }
  }
}
