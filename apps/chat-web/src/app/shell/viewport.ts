import { BreakpointObserver } from '@angular/cdk/layout';
import { Injectable, computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/**
 * How wide the window is: `wide` (1280 and up: wall, room, panel), `narrow` (900 and up: the panel floats),
 * `drawer` (600 and up: the wall is a drawer), `phone` (one view at a time).
 */
export type Width = 'wide' | 'narrow' | 'drawer' | 'phone';

const queries = ['(min-width: 1280px)', '(min-width: 900px)', '(min-width: 600px)'] as const;

/** The width of the window in the steps that the layout knows. */
@Injectable({ providedIn: 'root' })
export class Viewport {
  readonly width: Signal<Width> = toSignal(
    inject(BreakpointObserver)
      .observe(queries)
      .pipe(
        map(({ breakpoints }): Width => {
          if (breakpoints[queries[0]]) return 'wide';
          if (breakpoints[queries[1]]) return 'narrow';
          return breakpoints[queries[2]] ? 'drawer' : 'phone';
        }),
      ),
    { initialValue: 'wide' },
  );
  readonly isPhone = computed(() => this.width() === 'phone');
  /** The wall stands beside the room. */
  readonly hasWall = computed(() => this.width() === 'wide' || this.width() === 'narrow');
}
