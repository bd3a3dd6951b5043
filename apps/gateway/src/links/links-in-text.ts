/** So many links of a message are looked at. */
const maxLinks = 3;
const maxLength = 2_000;
const code = /(```|~~~)[\s\S]*?(?:\1|$)|`[^`\n]*`/g;
const endsSentence = new Set('.,;:!?*_~');
const link = /https?:\/\/[^\s<>"'`|\\^{}]+/gi;

/**
 * The first links of a text, each once, as they stand in it. What stands in code is none; marks that end a sentence or
 * a bracket of Markdown around the link do not belong to it.
 */
export function linksInText(text: string): string[] {
  const links = new Set<string>();
  for (const [found] of text.replace(code, ' ').matchAll(link)) {
    const url = trimmed(found);
    if (url.length > maxLength || !URL.canParse(url)) continue;
    links.add(url);
    if (links.size === maxLinks) break;
  }
  return [...links];
}

/**
 * In one go over the marks and brackets at the end, each looked at once: texts may consist of nothing else.
 * `…/Tide_(physics)` keeps its bracket; `(see …/tide)` does not lend its own.
 */
function trimmed(url: string): string {
  const opened = new Map([
    [')', count(url, '(') - count(url, ')')],
    [']', count(url, '[') - count(url, ']')],
  ]);
  let end = url.length;
  for (; end > 0; end--) {
    const last = url.charAt(end - 1);
    if (endsSentence.has(last)) continue;
    const spare = opened.get(last);
    if (spare === undefined || spare >= 0) break;
    opened.set(last, spare + 1);
  }
  return url.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
