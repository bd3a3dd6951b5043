import type { Routes } from '@angular/router';
import { atTheDoor, inside } from './session-guards.ts';

/** The addresses of the app. Nothing of a place is loaded for who may not go there. */
export const routes: Routes = [
  {
    path: 'sign-in',
    canActivate: [atTheDoor],
    loadComponent: () => import('./entry/sign-in.ts').then((m) => m.SignIn),
  },
  {
    path: 'sign-up',
    canActivate: [atTheDoor],
    loadComponent: () => import('./entry/sign-up.ts').then((m) => m.SignUp),
  },
  {
    path: 'welcome',
    canActivate: [atTheDoor],
    loadComponent: () => import('./entry/first-run.ts').then((m) => m.FirstRun),
  },
  {
    path: '',
    canMatch: [inside],
    loadChildren: () => import('./inside-routes.ts').then((m) => m.insideRoutes),
  },
];
