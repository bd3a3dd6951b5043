import {
  inject,
  provideAppInitializer,
  provideZonelessChangeDetection,
  type EnvironmentProviders,
  type Provider,
  type Type,
} from '@angular/core';
import { DeferBlockBehavior } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding, type Routes } from '@angular/router';
import { render, type ComponentInput, type RenderResult } from '@testing-library/angular';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { OPEN_CHANNEL } from '../app/api/browser.ts';
import { TRANSPORT } from '../app/api/clients.ts';
import { TIMING } from '../app/api/timing.ts';
import { provideWords } from '../app/i18n/provide-words.ts';
import { Words } from '../app/i18n/words.ts';
import { provideSync } from '../app/sync/provide-sync.ts';
import type { ScriptedServer } from './scripted-server.ts';
import { testTiming } from './tab.ts';

/** What is on the page, and somebody who uses it. */
export interface Page<T> {
  readonly rendered: RenderResult<T>;
  readonly user: UserEvent;
  readonly component: T;
}

/** What a component needs around it. */
export interface PageOptions {
  readonly server: ScriptedServer;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly routes?: Routes;
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  /** What stands in `@defer` comes as in a browser; else it stays away. */
  readonly deferred?: boolean;
}

/** Renders a component with the real data layer in front of a scripted server, in English. */
export async function renderPage<T>(component: Type<T>, options: PageOptions): Promise<Page<T>> {
  standIn();
  localStorage.setItem('prosa.language', 'en');
  const rendered = await render(component, {
    deferBlockBehavior: options.deferred ? DeferBlockBehavior.Playthrough : DeferBlockBehavior.Manual,
    inputs: (options.inputs ?? {}) as ComponentInput<T>,
    providers: [
      provideZonelessChangeDetection(),
      provideWords(),
      provideAppInitializer(() => inject(Words).fetchRest()),
      provideSync(),
      provideRouter(options.routes ?? [], withComponentInputBinding()),
      { provide: TRANSPORT, useValue: options.server.transport },
      { provide: TIMING, useValue: testTiming },
      { provide: OPEN_CHANNEL, useValue: () => undefined },
      ...(options.providers ?? []),
    ],
  });
  return { rendered, user: userEvent.setup(), component: rendered.fixture.componentInstance };
}

/** What jsdom does not have: it lays nothing out. */
function standIn(): void {
  class Observer {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: (media: string) => {
      const nothing = () => undefined;
      const matches = media.includes('min-width'); // a wide window, a mouse, the light theme
      return { media, matches, addListener: nothing, removeListener: nothing };
    },
  });
  Object.defineProperty(Element.prototype, 'scrollIntoView', { configurable: true, value: () => undefined });
}
