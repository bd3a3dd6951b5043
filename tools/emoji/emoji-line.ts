/** An emoji as emojibase-data describes it in one language. */
export interface Entry {
  readonly hexcode: string;
  readonly emoji: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}

/** The newest version of Unicode's emoji that every system has by now. */
const everywhere = 15;
/** A keyword that says nothing by itself. */
const noise = /[`$\\;,]/g;

/** The line of an emoji in the set of the web app; see there. */
export function toLine(entry: Entry, portuguese: Entry | undefined, shortcodes: readonly string[]): string {
  const char = canonical(entry.emoji);
  return [
    char,
    entry.version > everywhere ? String(entry.version) : '',
    takesTones(char, entry) ? 's' : '',
    [...new Set(shortcodes)].slice(0, 3).join(','),
    words(entry),
    portuguese ? words(portuguese) : '',
  ].join(';');
}

/** The emoji with this skin tone (1 to 5) on every person in it. */
export function withTone(char: string, tone: number): string {
  const modifier = String.fromCodePoint(0x1f3fa + tone);
  return char.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${modifier}`);
}

/** As Unicode writes it in full: a variation selector only where the sign would be plain text without. */
function canonical(emoji: string): string {
  return emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}

function takesTones(char: string, { skins = [] }: Entry): boolean {
  const single = skins.filter(({ tone }) => typeof tone === 'number');
  return single.length === 5 && single.every(({ emoji, tone }) => withTone(char, tone as number) === emoji);
}

function words({ label, tags = [] }: Entry): string {
  const name = label.toLowerCase().replace(noise, '');
  const others = tags.map((tag) => tag.toLowerCase().replace(noise, '').trim());
  return [...new Set([name, ...others])].filter(Boolean).join(',');
}
