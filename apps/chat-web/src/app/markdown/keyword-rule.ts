import type { Env, MarkdownIt } from 'markdown-it';
import { findKeywords } from '@prosa/room-state';
import type { MentionScope } from './mention-rule.ts';

/** Marks the words that the reader wants to hear of, as tokens of type `keyword`; not in code, links' addresses or names. */
export function keywordRule(md: MarkdownIt): void {
  md.core.ruler.push('keywords', (state) => {
    const keywords = (state.env as Env & { mentions?: MentionScope }).mentions?.keywords ?? [];
    if (keywords.length === 0) return;
    for (const block of state.tokens) {
      if (block.type !== 'inline' || !block.children) continue;
      block.children = block.children.flatMap((token) => {
        if (token.type !== 'text') return [token];
        const found = findKeywords(token.content, keywords);
        if (found.length === 0) return [token];
        const parts: (typeof token)[] = [];
        const push = (type: string, content: string) => {
          if (content === '') return;
          const part = new state.Token(type, '', 0);
          part.content = content;
          part.level = token.level;
          parts.push(part);
        };
        let end = 0;
        for (const part of found) {
          push('text', token.content.slice(end, part.start));
          push('keyword', token.content.slice(part.start, part.end));
          end = part.end;
        }
        push('text', token.content.slice(end));
        return parts;
      });
    }
  });
  md.renderer.rules['keyword'] = (tokens, index) =>
    `<mark class="keyword">${md.utils.escapeHtml(tokens[index]?.content ?? '')}</mark>`;
}
