import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The small picture of empty states: a window with open shutters and two dashes in it. `closed`: nobody speaks. */
@Component({
  selector: 'prosa-window',
  template: `
    <svg width="168" height="128" viewBox="0 0 168 128">
      <path class="frame" d="M45 112V34Q84 4 123 34V112Z" stroke-width="1.5" />
      <path class="pane" d="M53 108V39Q84 14 115 39V108Z" />
      <path class="sash" d="M53 108V39Q84 14 115 39V108Z" fill="none" stroke-width="5" />
      <path class="shutter" d="M16 34l26-6v84l-26 4z" />
      <path class="shutter" d="M152 34l-26-6v84l26 4z" />
      @for (y of slats; track y) {
        <path
          class="slat"
          [attr.d]="'M21 ' + y + 'l16-2.5M131 ' + (y - 2.5) + 'l16 2.5'"
          stroke-width="2"
          fill="none"
        />
      }
      <rect class="sill" x="36" y="108" width="96" height="9" rx="2" />
      @if (!closed()) {
        <rect class="dash" x="66" y="58" width="22" height="5.5" rx="2" />
        <rect class="dash" x="80" y="71" width="22" height="5.5" rx="2" />
      }
    </svg>
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: block;
      margin-bottom: 0.5rem;
    }
    .frame {
      fill: light-dark(#fffaf0, #4a4028);
      stroke: light-dark(#dccfa9, #5f5335);
    }
    .pane {
      fill: light-dark(#1c4a38, #f0b95c);
    }
    .sash {
      stroke: light-dark(#0d5a3f, #0d4733);
    }
    .shutter {
      fill: light-dark(#11694a, #0e4a35);
    }
    .slat {
      stroke: light-dark(#0a4630, #062c1e);
    }
    .sill {
      fill: light-dark(#fffaf0, #6b5b36);
      stroke: light-dark(#dccfa9, #5f5335);
    }
    .dash {
      fill: light-dark(#f7c02e, #143d31);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Window {
  readonly closed = input(false);
  protected readonly slats = Array.from({ length: 7 }, (_, index) => 44 + index * 10.2);
}
