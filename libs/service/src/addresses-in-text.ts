/**
 * Addresses, of whatever scheme, and words with dots that a program may make a link of. No try begins within a name
 * that was tried, and names before a mark are bounded, so that no text takes more than linear time.
 */
const address = new RegExp(
  [
    String.raw`\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'\x60]+`,
    String.raw`\b(?:javascript|data|vbscript|file|mailto|tel|sms):[^\s<>"'\x60]+`,
    String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]+`,
    String.raw`(?<![\p{L}\p{N}.-])[\p{L}\p{N}.-]*[\p{L}\p{N}-]\.\p{L}{2,}(?::\d+)?(?:[/?#][^\s<>"'\x60]*)?`,
    String.raw`(?<![\p{L}\p{N}.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:[/?#][^\s<>"'\x60]*)?`,
    String.raw`\b[\p{L}\p{N}-]{1,63}(?:\[\.\]|\(\.\)|\[dot\]|\(dot\))[\p{L}\p{N}-]+`,
    String.raw`\/\/[\p{L}\p{N}-]+\.[^\s<>"'\x60]+`,
  ].join('|'),
  'giu',
);

/** All that is or may become an address, lower case, in one form (NFKC: `ｅvil。example` is one, too). */
export function addressesIn(text: string): string[] {
  const one = text.normalize('NFKC').replaceAll('。', '.').toLowerCase();
  return (one.match(address) ?? []).map((found) => found.replace(/(?<![)\].,;:!?»”’])[)\].,;:!?»”’]+$/u, ''));
}
