/** So many links of a message are looked at. */
const maxLinks = 3;
const maxLength = 2_000;
const code = /(```|~~~)[\s\S]*?(?:\1|$)|`[^`\n]*`/g;
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

function trimmed(url: string): string {
  let end = url;
  for (;;) {
    const shorter = end
      .replace(/[.,;:!?*_~]+$/, '')
      .replace(/[)\]]$/, (bracket) => (isOpened(end, bracket) ? bracket : ''));
    if (shorter === end) return end;
    end = shorter;
  }
}

/** `…/Tide_(physics)` keeps its bracket; `(see …/tide)` does not lend its own. */
function isOpened(url: string, bracket: string): boolean {
  const opening = bracket === ')' ? '(' : '[';
  return url.split(opening).length >= url.split(bracket).length;
}
