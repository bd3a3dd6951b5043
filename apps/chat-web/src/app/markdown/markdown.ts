import Markdown, { type MarkdownIt } from 'markdown-it';
import { keywordRule } from './keyword-rule.ts';
import { mathRule } from './math-rule.ts';
import { mentionRule, type MentionScope } from './mention-rule.ts';
import { spoilerRule } from './spoiler-rule.ts';
import { taskRule } from './task-rule.ts';

/** A piece of a message: HTML that markdown-it made (never HTML that a person wrote), or a block of code as text. */
export type Block =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'code'; readonly text: string; readonly language: string; readonly title: string };

/** Stands for what a spoiler hides where there is only a line. */
const hiddenText = '▮▮▮';
const safeTarget = /^(?:https?:\/\/|mailto:)/i;

const md = createMarkdown();

/** The blocks of a message. Raw HTML in it shows as text; images become links; links go to http, https and mailto only. */
export function renderMarkdown(text: string, mentions: MentionScope): readonly Block[] {
  const env = { mentions };
  const tokens = md.parse(text, env);
  const blocks: Block[] = [];
  let start = 0;
  const flush = (end: number) => {
    if (end > start) blocks.push({ kind: 'html', html: md.renderer.render(tokens.slice(start, end), md.options, env) });
  };
  tokens.forEach((token, index) => {
    if (token.type !== 'fence' || token.level > 0) return;
    flush(index);
    start = index + 1;
    const [language = '', ...title] = token.info.trim().split(/\s+/);
    blocks.push({ kind: 'code', text: token.content.replace(/\n$/, ''), language, title: title.join(' ') });
  });
  flush(tokens.length);
  return blocks;
}

/** A message as one line of plain text, for quotes, announcements and lists. */
export function plainText(text: string, mentions: MentionScope): string {
  const parts: string[] = [];
  for (const token of md.parse(text, { mentions })) {
    if (token.type === 'fence') parts.push(token.content);
    let hidden = 0;
    for (const child of token.children ?? []) {
      if (child.type === 'spoiler_open' && ++hidden === 1) parts.push(hiddenText);
      if (child.type === 'spoiler_close') hidden -= 1;
      if (hidden > 0) continue;
      if (child.type === 'task') parts.push((child.meta as { done: boolean }).done ? '☑ ' : '☐ ');
      parts.push(child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : child.content);
    }
    if (token.type === 'inline') parts.push(' ');
  }
  return parts.join('').replaceAll(/\s+/g, ' ').trim();
}

/** The path in the app that an address leads to: of a message or a room of this place; undefined: another one. */
export function inAppPath(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const { origin, pathname, search, username } = new URL(href);
  const leadsInside = /^\/(?:m|rooms)\/[0-9a-f-]{36}$/i.test(pathname);
  return origin === location.origin && username === '' && leadsInside ? pathname + search : undefined;
}

/** Whether a message is one to six emoji and nothing else: such a message is set larger. */
export function isEmojiOnly(text: string): boolean {
  return emojiOnly.test(text.trim());
}

const emojiOnly = new RegExp(
  '^(?:(?:\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}|[0-9#*]\\uFE0F?\\u20E3)' +
    '(?:\\uFE0F|\\p{Emoji_Modifier}|\\u200D\\p{Extended_Pictographic})*\\s*){1,6}$',
  'u',
);

function createMarkdown(): MarkdownIt {
  const markdown = new Markdown({ html: false, linkify: true, breaks: true, typographer: false });
  markdown.disable(['code', 'image', 'reference', 'html_block', 'html_inline', 'smartquotes', 'replacements']);
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  markdown.linkify.add('ftp:', null).add('//', null);
  markdown.validateLink = (url) => safeTarget.test(url.trim());
  markdown.use(mentionRule);
  markdown.use(mathRule);
  markdown.use(taskRule);
  markdown.use(spoilerRule);
  markdown.use(keywordRule);
  markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    // What leads to a message or a room of this place stays in the app.
    if (inAppPath(String(token?.attrGet('href') ?? '')) === undefined) {
      token?.attrSet('rel', 'noopener noreferrer nofollow');
      token?.attrSet('target', '_blank');
    }
    return self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules['code_inline'] = (tokens, index) =>
    `<code class="in">${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code>`;
  return markdown;
}
