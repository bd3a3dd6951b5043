/** Characters of a text that count; what a message is shows well before that, and a longer one costs no more. */
export const maxReadCharacters = 2_000;

const marks = /[\u0300-\u036f]/g;
const plain = /^[ -~\s]*$/;

/**
 * A text as it is compared: compatibility forms and accents of Latin letters folded, lower case. "Não É" and "nao e" are the same,
 * letters of other scripts keep their marks.
 */
export function foldText(text: string): string {
  const start = text.length > maxReadCharacters ? text.slice(0, maxReadCharacters) : text;
  if (plain.test(start)) return start.toLowerCase();
  return start.normalize('NFKD').replace(marks, '').normalize('NFC').toLowerCase();
}

/** What two texts have in common when they are the same message again: folded, with single spaces, without what surrounds words. */
export function sameTextKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
