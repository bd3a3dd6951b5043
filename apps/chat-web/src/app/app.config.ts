import { inject, isDevMode, provideEnvironmentInitializer, type ApplicationConfig } from '@angular/core';
import { MAT_RIPPLE_GLOBAL_OPTIONS } from '@angular/material/core';
import { MAT_TOOLTIP_DEFAULT_OPTIONS } from '@angular/material/tooltip';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { provideWords } from './i18n/provide-words.ts';
import { routes } from './routes.ts';
import { NewVersion } from './shell/new-version.ts';
import { UnreadTitle } from './shell/unread-title.ts';
import { provideSync } from './sync/provide-sync.ts';

/** What the application is made of. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideWords(),
    provideSync(),
    provideRouter(routes, withComponentInputBinding()),
    provideServiceWorker('worker.js', { enabled: !isDevMode() }),
    provideEnvironmentInitializer(() => inject(NewVersion).watch()),
    { provide: TitleStrategy, useClass: UnreadTitle },
    { provide: MAT_RIPPLE_GLOBAL_OPTIONS, useValue: { disabled: true } },
    {
      provide: MAT_TOOLTIP_DEFAULT_OPTIONS,
      useValue: { showDelay: 500, hideDelay: 0, touchendHideDelay: 0, touchGestures: 'off' },
    },
  ],
};
