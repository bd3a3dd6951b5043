/**
 * What a person does not see in a text and a program reads all the same: control characters, zero-width and
 * bidirectional format characters, variation selectors beyond the two of emoji, and the tag block (U+E0000), in which
 * whole instructions can be hidden. See UTS #39 and UTR #36.
 */
const invisible =
  // The joiner and the selectors of emoji stay: without them 👩‍💻 falls apart.
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?!\u200d)\p{Cf}|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|[\ufe00-\ufe0d]|[\u{e0100}-\u{e01ef}]/gu;
const looseJoiner = /(?<!\p{Extended_Pictographic}\ufe0f?\p{EMod}?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** The text without what cannot be seen; line breaks and tabs stay. */
export function visibleText(text: string): string {
  return text
    .replace(invisible, (found) => (found === '\n' || found === '\t' ? found : ''))
    .replace(looseJoiner, '')
    .normalize('NFC');
}
