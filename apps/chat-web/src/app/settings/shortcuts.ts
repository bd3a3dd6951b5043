import type { WordKey } from '../i18n/dictionary.ts';
import type { Words } from '../i18n/words.ts';

const isApple = /Mac|iP(hone|ad)/.test(navigator.userAgent);
/** The key that goes with letters for what concerns the whole app. */
const control = isApple ? '⌘' : 'Ctrl';
/** The key that goes with numbers for what is offered over the composer. */
const alt = isApple ? '⌥' : 'Alt';

/** A key and what it does. */
export interface Shortcut {
  readonly key: WordKey;
  readonly keys: readonly string[];
}

const shortcuts: readonly Shortcut[] = [
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
  { key: 'assistant.keySuggested', keys: [alt, '1–3'] },
  { key: 'settings.keyClose', keys: ['Esc'] },
];

/** The keys of the app, as the settings and the sheet on `?` list them: those whose words are there already. */
export const shortcutsIn = (words: Words): readonly Shortcut[] =>
  words.complete() ? shortcuts : shortcuts.filter(({ key }) => !key.startsWith('assistant.'));
