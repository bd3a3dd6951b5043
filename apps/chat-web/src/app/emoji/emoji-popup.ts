import { Overlay, type ConnectedPosition } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { Injectable, inject } from '@angular/core';
import { Viewport } from '../shell/viewport.ts';
import { FrequentEmoji } from './frequent-emoji.ts';

const beside: ConnectedPosition[] = [
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 },
  { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -6 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -6 },
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
];

/** Opens the emoji picker: beside what asked for it, on a phone at the foot of the screen. */
@Injectable({ providedIn: 'root' })
export class EmojiPopup {
  private readonly overlay = inject(Overlay);
  private readonly viewport = inject(Viewport);
  private readonly frequent = inject(FrequentEmoji);

  /** The emoji that was chosen; undefined: none. The focus goes back to `origin`. */
  async pick(origin: HTMLElement): Promise<string | undefined> {
    const { EmojiPicker } = await import('./emoji-picker.ts');
    const phone = this.viewport.isPhone();
    const positions = this.overlay.position();
    const opened = this.overlay.create({
      positionStrategy: phone
        ? positions.global().bottom('0').left('0').width('100%')
        : positions.flexibleConnectedTo(origin).withPositions(beside).withPush(true).withViewportMargin(8),
      scrollStrategy: this.overlay.scrollStrategies.reposition(),
      hasBackdrop: true,
      backdropClass: phone ? 'cdk-overlay-dark-backdrop' : 'cdk-overlay-transparent-backdrop',
    });
    const picker = opened.attach(new ComponentPortal(EmojiPicker));
    return new Promise((resolve) => {
      let chosen: string | undefined;
      picker.instance.chosen.subscribe((char) => {
        chosen = char;
        this.frequent.count(char);
        opened.dispose();
      });
      opened.backdropClick().subscribe(() => opened.dispose());
      opened.keydownEvents().subscribe((event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        opened.dispose();
      });
      opened.detachments().subscribe(() => {
        if (origin.isConnected) origin.focus();
        resolve(chosen);
      });
    });
  }
}
