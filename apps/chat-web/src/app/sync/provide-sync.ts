import { inject, makeEnvironmentProviders, provideAppInitializer, type EnvironmentProviders } from '@angular/core';
import { SessionStore } from '../session/session-store.ts';

/** Starts the data layer with the application: who is here, then their rooms and the event stream. */
export function provideSync(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideAppInitializer(() => {
      void inject(SessionStore).start();
    }),
  ]);
}
