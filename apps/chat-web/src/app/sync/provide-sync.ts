import { inject, makeEnvironmentProviders, provideAppInitializer, type EnvironmentProviders } from '@angular/core';
import { OwnPresence } from '../people/own-presence.ts';
import { DraftSync } from '../drafts/draft-sync.ts';
import { OutboxSender } from '../outbox/outbox-sender.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { Sync } from './sync.ts';

/** Starts the data layer with the application: who is here, then their rooms, the event stream and the outbox. */
export function provideSync(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideAppInitializer(() => {
      // They do their work by themselves, whether or not a component asks for them.
      inject(PreferencesStore);
      inject(DraftSync);
      inject(Sync);
      inject(OutboxSender);
      inject(OwnPresence);
      void inject(SessionStore).start();
    }),
  ]);
}
