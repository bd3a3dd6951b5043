import { inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { Router, type CanActivateFn, type CanMatchFn } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { SessionStore, type SessionPhase } from './session/session-store.ts';

/** Waits until it is known who is here; as long as the server cannot be reached, that is not known. */
function settledPhase(): Promise<SessionPhase> {
  const { phase } = inject(SessionStore);
  if (phase() === 'signedIn') return Promise.resolve('signedIn'); // at every way from room to room: no frame of waiting
  return firstValueFrom(toObservable(phase).pipe(filter((now) => now !== 'loading' && now !== 'unreachable')));
}

/** Lets people in who are signed in; others go to the door and come back after. */
export const inside: CanMatchFn = async () => {
  const router = inject(Router);
  const wanted = router.currentNavigation()?.extractedUrl ?? router.parseUrl('/');
  const phase = await settledPhase();
  if (phase === 'signedIn') return true;
  if (phase === 'firstRun') return router.parseUrl('/welcome');
  const url = router.serializeUrl(wanted);
  return router.createUrlTree(['/sign-in'], url === '/' ? {} : { queryParams: { returnTo: url } });
};

/** The forms at the door: for people who are not in, and the welcome for the very first one only. */
export const atTheDoor: CanActivateFn = async (route) => {
  const router = inject(Router);
  const phase = await settledPhase();
  const isWelcome = route.routeConfig?.path === 'welcome';
  if (phase === 'signedIn') return router.parseUrl('/');
  if (phase === 'firstRun') return isWelcome || router.parseUrl('/welcome');
  return !isWelcome || router.parseUrl('/sign-in');
};
