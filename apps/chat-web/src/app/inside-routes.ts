import type { Routes, UrlMatchResult, UrlSegment } from '@angular/router';
import { withRest } from './i18n/with-rest.ts';
import { RoomPage } from './room/room-page.ts';
import { Shell } from './shell/shell.ts';

/**
 * The addresses for who is signed in. The shell and a room are the first screen of a visit, and so one file with this:
 * the parts of it in files of their own would cost headers and compress worse. The rest is loaded when it is gone to.
 */
export const insideRoutes: Routes = [
  {
    path: '',
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./shell/home.ts').then((m) => m.Home) },
      { matcher: roomAddress, component: RoomPage },
      {
        path: 'catch-up',
        canActivate: [withRest],
        loadComponent: () => import('./assistant/catch-up-page.ts').then((m) => m.CatchUpPage),
      },
      {
        path: 'moderation',
        canActivate: [withRest],
        loadComponent: () => import('./moderation/review-page.ts').then((m) => m.ReviewPage),
      },
      {
        path: 'ask',
        canActivate: [withRest],
        loadComponent: () => import('./assistant/ask-page.ts').then((m) => m.AskPage),
      },
      { path: 'threads', loadComponent: () => import('./threads/threads-page.ts').then((m) => m.ThreadsPage) },
      { path: 'saved', loadComponent: () => import('./later/later-page.ts').then((m) => m.LaterPage) },
      { path: 'm/:messageId', loadComponent: () => import('./room/message-link.ts').then((m) => m.MessageLink) },
      { path: 'search', loadComponent: () => import('./search/search-page.ts').then((m) => m.SearchPage) },
      {
        path: 'models',
        canActivate: [withRest],
        loadChildren: () => import('./models/models-routes.ts').then((m) => m.modelsRoutes),
      },
      { path: 'settings', loadChildren: () => import('./settings/settings-routes.ts').then((m) => m.settingsRoutes) },
      { path: '**', loadComponent: () => import('./shell/not-found.ts').then((m) => m.NotFound) },
    ],
  },
];

/** `rooms/:roomId` and `rooms/:roomId/thread/:threadId`: one and the same page, so that the room stays when a thread opens. */
function roomAddress(consumed: UrlSegment[]): UrlMatchResult | null {
  const [rooms, roomId, thread, threadId] = consumed;
  if (rooms?.path !== 'rooms' || !roomId) return null;
  if (consumed.length === 2) return { consumed, posParams: { roomId } };
  if (consumed.length !== 4 || thread?.path !== 'thread' || !threadId) return null;
  return { consumed, posParams: { roomId, threadId } };
}
