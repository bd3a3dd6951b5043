import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Theme } from '../look/look-store.ts';

/** What a theme looks like, as a small drawing of the app. */
@Component({
  selector: 'prosa-theme-picture',
  template: `
    <svg viewBox="0 0 180 104">
      <g [class]="theme() === 'dark' ? 'dark' : 'light'">
        <rect class="wall" width="180" height="104" />
        <rect class="sheet" x="52" y="6" width="122" height="92" rx="6" />
        <g class="ink" opacity=".75">
          <rect x="10" y="14" width="30" height="5" rx="2" />
          <rect x="10" y="36" width="24" height="4" rx="2" />
          <rect x="10" y="46" width="31" height="4" rx="2" />
          <rect x="10" y="56" width="20" height="4" rx="2" />
        </g>
        <rect class="mata" x="62" y="16" width="12" height="12" rx="4" />
        <g class="ink">
          <rect x="80" y="16" width="26" height="5" rx="2" />
          <rect x="80" y="25" width="80" height="4" rx="2" opacity=".5" />
        </g>
        <rect class="ipe" x="62" y="42" width="12" height="3" rx="1.5" />
        <rect class="ipe" x="62" y="52" width="12" height="12" rx="4" />
        <g class="ink">
          <rect x="80" y="52" width="30" height="5" rx="2" />
          <rect x="80" y="61" width="70" height="4" rx="2" opacity=".5" />
        </g>
      </g>
      @if (theme() === 'system') {
        <g class="dark">
          <path class="wall" d="M116 0h64v104h-64z" />
          <path class="sheet" d="M116 6h52a6 6 0 0 1 6 6v80a6 6 0 0 1-6 6h-52z" />
          <g class="ink" opacity=".5">
            <rect x="124" y="25" width="34" height="4" rx="2" />
            <rect x="124" y="61" width="26" height="4" rx="2" />
          </g>
        </g>
      }
    </svg>
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    svg {
      display: block;
      width: 100%;
      height: auto;
      border-radius: 9px;
    }
    .light {
      color-scheme: light;
    }
    .dark {
      color-scheme: dark;
    }
    .wall {
      fill: light-dark(#ebeee5, #100f0c);
    }
    .sheet {
      fill: light-dark(#fcfdfa, #1c1b18);
    }
    .ink {
      fill: light-dark(#19201b, #e7e6e0);
    }
    .mata {
      fill: light-dark(#0d5a3f, #8cd9b5);
    }
    .ipe {
      fill: light-dark(#f7c02e, #f4c141);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThemePicture {
  readonly theme = input.required<Theme>();
}
