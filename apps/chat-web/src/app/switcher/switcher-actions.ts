import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { AssistantStore } from '../assistant/assistant-store.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import type { WordKey } from '../i18n/dictionary.ts';
import type { IconName } from '../look/icons.ts';

/** Something that can be done from the switcher. */
export interface SwitcherAction {
  readonly key: string;
  readonly name: WordKey;
  readonly icon: IconName;
  readonly run: () => unknown;
}

/** What can be done from the switcher, beside going somewhere. */
@Injectable({ providedIn: 'root' })
export class SwitcherActions {
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);

  /** There is an assistant that may be asked. */
  readonly mayAsk = inject(AssistantStore).offered;

  readonly all: readonly SwitcherAction[] = [
    { key: 'search', name: 'search.label', icon: 'search', run: () => this.router.navigateByUrl('/search') },
    {
      key: 'catchUp',
      name: 'wall.catchUp',
      icon: 'message-square-text',
      run: () => this.router.navigateByUrl('/catch-up'),
    },
    { key: 'ask', name: 'wall.ask', icon: 'message-square-text', run: () => this.router.navigateByUrl('/ask') },
    { key: 'message', name: 'wall.newMessage', icon: 'square-pen', run: () => this.dialogs.newDirect() },
    { key: 'create', name: 'wall.createRoom', icon: 'plus', run: () => this.dialogs.createRoom() },
    { key: 'browse', name: 'wall.browseRooms', icon: 'hash', run: () => this.dialogs.browseRooms() },
    { key: 'profile', name: 'settings.profile', icon: 'user-round', run: () => this.settings('profile') },
    { key: 'appearance', name: 'settings.appearance', icon: 'palette', run: () => this.settings('appearance') },
    { key: 'language', name: 'settings.language', icon: 'languages', run: () => this.settings('language') },
    { key: 'shortcuts', name: 'settings.shortcuts', icon: 'keyboard', run: () => this.settings('keyboard') },
  ];

  /** Asks the assistant what is typed. */
  ask(words: string): SwitcherAction {
    const run = () => this.router.navigate(['/ask'], { queryParams: { q: words } });
    return { key: 'askThis', name: 'wall.askThis', icon: 'message-square-text', run };
  }

  private settings(page: string): Promise<boolean> {
    return this.router.navigate(['/settings', page]);
  }
}
