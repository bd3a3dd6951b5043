import {
  provideZonelessChangeDetection,
  type ApplicationRef,
  type EnvironmentProviders,
  type ProviderToken,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { LOCKS, OPEN_CHANNEL, type Locks } from '../app/api/browser.ts';
import { TRANSPORT } from '../app/api/clients.ts';
import { TIMING, type Timing } from '../app/api/timing.ts';
import { provideSync } from '../app/sync/provide-sync.ts';
import { configure } from '@testing-library/dom';
import type { ScriptedServer } from './scripted-server.ts';

/** Short times and small pages, so that tests reach every bound. */
export const testTiming: Timing = {
  retryFirstMs: 1,
  retryMaxMs: 4,
  silenceMs: 60_000,
  openMs: 60_000,
  settledMs: 0,
  markReadMs: 1,
  cacheMs: 1,
  draftMs: 1,
  typingNoticeMs: 60_000,
  typingShownMs: 20,
  idleMs: 60_000,
  hiddenMs: 60_000,
  presenceCheckMs: 5,
  searchMs: 1,
  suggestMs: 1,
  noticeMs: 30,
  pageSize: 10,
  windowSize: 30,
  roomsInMemory: 2,
};

configure({ asyncUtilTimeout: 10_000 }); // a busy machine must not fail a test

/** A browser tab that runs the data layer. */
export interface Tab {
  get<T>(token: ProviderToken<T>): T;
  /** The tab is closed, or crashes: nothing is said, everything it held is free. */
  close(): void;
}

/** What the tabs of one browser share beside IndexedDB, localStorage and BroadcastChannel. */
export interface Browser {
  /** Opens a tab. */
  open(server: ScriptedServer, timing?: Partial<Timing>, providers?: readonly EnvironmentProviders[]): Promise<Tab>;
  /** Closes all tabs that are open. */
  close(): void;
}

/** A browser; `isolated`: one without Web Locks and BroadcastChannel. */
export function openBrowser(kind: 'modern' | 'isolated' = 'modern'): Browser {
  const locks = kind === 'modern' ? new LockQueue() : undefined;
  const tabs = new Set<ApplicationRef>();
  return {
    open: async (server, timing, providers = []) => {
      const application = await createApplication({
        providers: [
          provideZonelessChangeDetection(),
          provideSync(),
          ...providers,
          { provide: TRANSPORT, useValue: server.transport },
          { provide: TIMING, useValue: { ...testTiming, ...timing } },
          { provide: LOCKS, useValue: locks },
          ...(locks ? [] : [{ provide: OPEN_CHANNEL, useValue: () => undefined }]),
        ],
      });
      tabs.add(application);
      return {
        get: (token) => application.injector.get(token),
        close: () => tabs.delete(application) && application.destroy(),
      };
    },
    close: () => {
      for (const application of tabs) application.destroy();
      tabs.clear();
    },
  };
}

/** Exclusive Web Locks: the queue of requests by name, as in the specification; jsdom has none. */
class LockQueue implements Locks {
  private readonly queues = new Map<string, Promise<unknown>>();

  async request<T>(name: string, ...rest: unknown[]): Promise<T> {
    const work = rest.at(-1) as () => Promise<T>;
    const { signal } = (rest.length > 1 ? rest[0] : {}) as LockOptions;
    const before = this.queues.get(name) ?? Promise.resolve();
    const turn = before.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.queues.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
