import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Hue } from '../look/hue.ts';
import { Icon } from '../look/icon.ts';
import type { IconName } from '../look/icons.ts';

/** A room as a small tile in its colour, where people have their avatars. */
@Component({
  selector: 'prosa-room-tile',
  imports: [Icon],
  template: '<prosa-icon [name]="icon()" [size]="20" />',
  host: { '[class]': '"hue-" + hue() + " size-" + size()', 'aria-hidden': 'true' },
  styles: `
    :host {
      display: grid;
      place-items: center;
      flex: none;
      width: 2.75rem;
      height: 2.75rem;
      border-radius: var(--prosa-corner-voice);
      background: var(--tile-bg);
      color: var(--tile-fg);
    }
    :host(.size-36) {
      width: 2.25rem;
      height: 2.25rem;
    }
    @each $hue in (anil, mar, mata, ipe, barro, urucum, jabuticaba, pedra) {
      :host(.hue-#{$hue}) {
        --tile-bg: var(--prosa-hue-#{$hue}-bg);
        --tile-fg: var(--prosa-hue-#{$hue}-fg);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoomTile {
  readonly hue = input.required<Hue>();
  readonly icon = input.required<IconName>();
  readonly size = input<36 | 44>(44);
}
