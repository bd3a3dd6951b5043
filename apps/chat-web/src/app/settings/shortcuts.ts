import type { WordKey } from '../i18n/dictionary.ts';

/** The key that goes with letters for what concerns the whole app. */
const control = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** A key and what it does. */
export interface Shortcut {
  readonly key: WordKey;
  readonly keys: readonly string[];
}

/** The keys of the app, as the settings and the sheet on `?` list them. */
export const shortcuts: readonly Shortcut[] = [
  { key: 'settings.keyJump', keys: [control, 'K'] },
  { key: 'settings.keySheet', keys: ['?'] },
  { key: 'settings.keySheets', keys: ['F6'] },
  { key: 'settings.keyMessages', keys: ['↑', '↓'] },
  { key: 'settings.keyReact', keys: ['R'] },
  { key: 'settings.keyReply', keys: ['Q'] },
  { key: 'settings.keyThread', keys: ['T'] },
  { key: 'settings.keyUnread', keys: ['U'] },
  { key: 'settings.keyEditMessage', keys: ['E'] },
  { key: 'settings.keySend', keys: ['Enter'] },
  { key: 'settings.keyLine', keys: ['Shift', 'Enter'] },
  { key: 'settings.keyEdit', keys: ['↑'] },
  { key: 'settings.keyClose', keys: ['Esc'] },
];
