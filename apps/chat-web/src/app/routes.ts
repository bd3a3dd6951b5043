import type { Routes } from '@angular/router';
import { atTheDoor, inside } from './session-guards.ts';

/** The addresses of the app. Whatever is not on the first screen of a visit is loaded when it is gone to. */
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
    canActivate: [inside],
    loadComponent: () => import('./shell/shell.ts').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./shell/home.ts').then((m) => m.Home) },
      { path: 'rooms/:roomId', loadComponent: () => import('./room/room-page.ts').then((m) => m.RoomPage) },
      { path: 'saved', loadComponent: () => import('./later/later-page.ts').then((m) => m.LaterPage) },
      { path: 'm/:messageId', loadComponent: () => import('./room/message-link.ts').then((m) => m.MessageLink) },
      { path: 'search', loadComponent: () => import('./search/search-page.ts').then((m) => m.SearchPage) },
      { path: 'settings', loadChildren: () => import('./settings/settings-routes.ts').then((m) => m.settingsRoutes) },
      { path: '**', loadComponent: () => import('./shell/not-found.ts').then((m) => m.NotFound) },
    ],
  },
];
