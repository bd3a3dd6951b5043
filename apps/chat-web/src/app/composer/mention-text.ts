/** People by the name that stands for them in a text being written. */
export type Mentions = ReadonlyMap<string, string>;

const byId = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/gi;
/** Blocks and spans of code, which name nobody. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** The text as it is sent: `@Name` of people who were chosen becomes `<@user id>`, outside of code. */
export function encodeMentions(text: string, mentions: Mentions): string {
  const names = [...mentions.keys()].sort((a, b) => b.length - a.length);
  if (!names.length) return text;
  const name = new RegExp(`(?<![\\p{L}\\p{N}_])@(${names.map(escape).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  const encode = (part: string) => part.replaceAll(name, (_all, found: string) => `<@${mentions.get(found)}>`);
  let encoded = '';
  let end = 0;
  for (const block of text.matchAll(code)) {
    encoded += encode(text.slice(end, block.index)) + block[0];
    end = block.index + block[0].length;
  }
  return encoded + encode(text.slice(end));
}

/** The text as it is written: `<@user id>` of people whose names are known becomes `@Name`. */
export function decodeMentions(
  text: string,
  nameOf: (userId: string) => string | undefined,
): { readonly text: string; readonly mentions: Mentions } {
  const mentions = new Map<string, string>();
  const decoded = text.replaceAll(byId, (all, id: string) => {
    const name = nameOf(id.toLowerCase());
    if (!name || (mentions.has(name) && mentions.get(name) !== id.toLowerCase())) return all;
    mentions.set(name, id.toLowerCase());
    return `@${name}`;
  });
  return { text: decoded, mentions };
}

/** Whether a text names everybody in its room, as the server reads it: `@room`, outside of code. */
export function namesRoom(text: string): boolean {
  return /(?<![\p{L}\p{N}_@.<])@room(?![\p{L}\p{N}_])/iu.test(text.replaceAll(code, ' '));
}

/** What is being typed after an `@` right before the cursor; undefined: nobody is being named. */
export function mentionQuery(
  text: string,
  cursor: number,
): { readonly start: number; readonly query: string } | undefined {
  const match = /(?:^|[\s([{])@([^\s@`][^@`\n]{0,30})?$/u.exec(text.slice(0, cursor));
  if (!match) return undefined;
  const query = match[1] ?? '';
  return { start: cursor - query.length - 1, query };
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
