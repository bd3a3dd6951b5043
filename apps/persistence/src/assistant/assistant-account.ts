import { fold } from '../search/fold.ts';

/** UUID of the account that answers in rooms, the same in every workspace. The migration that makes it writes it out. */
export const assistantId = '70726f73-6100-8000-8000-000000000000';

const nameInText = /@prosa(?![\p{L}\p{N}_])/iu;
const idInText = `<@${assistantId}>`;

/** Letters and digits that look like those of the name, as in the confusables of UTS #39. */
const lookAlikes = new Map(
  ['pрρ', 'rг', 'o0оοօ', 's5ѕꜱ', 'aаαɑ'].flatMap((alike) => [...alike].map((one) => [one, alike.charAt(0)])),
);

/** Whether a name would be read as the assistant's. */
export function isAssistantName(name: string): boolean {
  const letters = fold(name.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '');
  return Array.from(letters, (letter) => lookAlikes.get(letter) ?? letter).join('') === 'prosa';
}

/** Whether a text may name the assistant; which it does is decided where mentions are. Quick: every send is asked. */
export function mayNameAssistant(text: string): boolean {
  if (!text.includes('@')) return false;
  return nameInText.test(text) || text.toLowerCase().includes(idInText);
}

/** A text without the assistant's name: what is asked. */
export function withoutAssistantName(text: string): string {
  const named = new RegExp(`${nameInText.source}[,:]?|${idInText}[,:]?`, 'giu');
  return text
    .replace(named, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
