import { visibleText } from '@prosa/service';

const codeFence = /^ {0,3}(```|~~~)[^\n]*\n?[\s\S]*?(?:^ {0,3}\1[^\n]*$|$(?![\s\S]))/gm;
// Every repetition is bounded or ends at a character that begins the next try: no text takes more than linear time.
const image = /!\[([^[\]\n]{0,300})\]\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\)?/g;
const link = /\[([^[\]\n]{0,300})\]\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\)/g;
const referenceLine = /^ {0,3}\[[^[\]\n]{1,300}\]:[ \t]*\S.*$/gm;
const tag = /<\/?[a-z!][^<>]{0,2000}>/gi;
const lineStart = /^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?)+/gm;
const bullet = /^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm;
const emphasis = /\*\*([^*\n]+)\*\*|~~([^~\n]+)~~|\|\|([^|\n]+)\|\||`{1,3}([^`\n]+)`{1,3}/g;
const slanted = /(?<![\p{L}\p{N}*_])(?:\*([^*\s][^*\n]*)\*|__?([^_\s][^_\n]*)__?)(?![\p{L}\p{N}*_])/gu;

/**
 * A message in words: no markup, images, link targets behind words, HTML or blocks of code. Addresses that stand in
 * the text itself stay. Lines stay lines: a list's items are sentences of their own.
 */
export function plainText(text: string): string {
  return visibleText(text)
    .replace(codeFence, '\n')
    .replace(image, '$1')
    .replace(link, '$1')
    .replace(referenceLine, '')
    .replace(tag, '')
    .replace(lineStart, '')
    .replace(bullet, '')
    .replace(emphasis, '$1$2$3$4')
    .replace(slanted, '$1$2')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
