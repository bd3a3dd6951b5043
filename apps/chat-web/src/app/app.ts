import { ChangeDetectionStrategy, Component, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { LateFonts } from './look/late-fonts.ts';
import { LookStore } from './look/look-store.ts';
import { SessionStore } from './session/session-store.ts';
import { Splash } from './shell/splash.ts';

/** The root: waits until it is known who is here, then shows what the address asks for. */
@Component({
  selector: 'prosa-root',
  imports: [RouterOutlet, Splash],
  template: `
    @let phase = session.phase();
    @if (phase === 'loading' || phase === 'unreachable') {
      <prosa-splash [unreachable]="phase === 'unreachable'" (again)="session.start()" />
    }
    <router-outlet />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  constructor() {
    inject(LookStore);
    inject(LateFonts);
    // Signed out, here or in another tab: back to the door, and in again to where one was.
    effect(() => {
      if (this.session.phase() !== 'signedOut') return;
      untracked(() => {
        if (this.router.navigated && !/^\/(sign-in|sign-up|welcome)/.test(this.router.url)) {
          void this.router.navigate(['/sign-in'], { queryParams: { returnTo: this.router.url } });
        }
      });
    });
  }
}
