import type { Routes } from '@angular/router';
import { withRest } from '../i18n/with-rest.ts';

/** The pages of the settings. On a phone the bare address is the list of them. */
export const settingsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./settings.ts').then((m) => m.Settings),
    children: [
      { path: 'profile', loadComponent: () => import('./profile-page.ts').then((m) => m.ProfilePage) },
      { path: 'appearance', loadComponent: () => import('./appearance-page.ts').then((m) => m.AppearancePage) },
      {
        path: 'notifications',
        loadComponent: () => import('./notifications-page.ts').then((m) => m.NotificationsPage),
      },
      { path: 'language', loadComponent: () => import('./language-page.ts').then((m) => m.LanguagePage) },
      { path: 'keyboard', loadComponent: () => import('./keyboard-page.ts').then((m) => m.KeyboardPage) },
      {
        path: 'accessibility',
        loadComponent: () => import('./accessibility-page.ts').then((m) => m.AccessibilityPage),
      },
      { path: 'devices', loadComponent: () => import('./devices-page.ts').then((m) => m.DevicesPage) },
      {
        path: 'assistant',
        canActivate: [withRest],
        loadComponent: () => import('./assistant-page.ts').then((m) => m.AssistantPage),
      },
      { path: 'tokens', loadComponent: () => import('./tokens-page.ts').then((m) => m.TokensPage) },
    ],
  },
];
