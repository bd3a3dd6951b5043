import { Overlay, type ConnectedPosition } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { Injectable, inject } from '@angular/core';

const beside: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -6 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 },
];

/** Shows who somebody is, beside where their name was pressed. */
@Injectable({ providedIn: 'root' })
export class ProfileCards {
  private readonly overlay = inject(Overlay);

  /** Opens the card of a person. Escape or a press beside it closes it; the focus goes back to `origin`. */
  async open(userId: string, origin: HTMLElement): Promise<void> {
    const { ProfileCard } = await import('./profile-card.ts');
    const opened = this.overlay.create({
      positionStrategy: this.overlay
        .position()
        .flexibleConnectedTo(origin)
        .withPositions(beside)
        .withPush(true)
        .withViewportMargin(8),
      scrollStrategy: this.overlay.scrollStrategies.reposition(),
      hasBackdrop: true,
      backdropClass: 'cdk-overlay-transparent-backdrop',
    });
    const card = opened.attach(new ComponentPortal(ProfileCard));
    card.setInput('userId', userId);
    card.instance.done.subscribe(() => opened.dispose());
    opened.backdropClick().subscribe(() => opened.dispose());
    opened.keydownEvents().subscribe((event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      opened.dispose();
    });
    opened.detachments().subscribe(() => origin.isConnected && origin.focus());
  }
}
