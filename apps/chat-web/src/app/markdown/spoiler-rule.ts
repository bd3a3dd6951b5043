import type { Env, MarkdownIt, Token } from 'markdown-it';
import type { MentionScope } from './mention-rule.ts';

const bar = '||';

/** Reads `||what is not to be seen at once||` as tokens of type `spoiler_open` and `spoiler_close` around what is hidden. */
export function spoilerRule(md: MarkdownIt): void {
  md.core.ruler.push('spoilers', (state) => {
    for (const block of state.tokens) {
      if (block.type !== 'inline' || !block.children || !block.content.includes(bar)) continue;
      const token = (type: string, nesting: 1 | 0 | -1, level: number) => {
        const made = new state.Token(type, '', nesting);
        made.level = level;
        return made;
      };
      block.children = pair(split(block.children, token), token);
    }
  });
  md.renderer.rules['spoiler_open'] = (_tokens, _index, _options, env?: Env & { mentions?: MentionScope }) =>
    `<span class="spoiler" role="button" tabindex="0" aria-expanded="false" aria-label="${md.utils.escapeHtml(
      env?.mentions?.spoiler ?? '',
    )}"><span class="what">`;
  md.renderer.rules['spoiler_close'] = () => '</span></span>';
}

type Make = (type: string, nesting: 1 | 0 | -1, level: number) => Token;

/** Text with bars as pieces: bars are tokens of their own. */
function split(tokens: readonly Token[], make: Make): Token[] {
  return tokens.flatMap((token) => {
    if (token.type !== 'text' || !token.content.includes(bar)) return [token];
    return token.content.split(bar).flatMap((piece, index) => {
      const text = make('text', 0, token.level);
      text.content = piece;
      const kept = piece === '' ? [] : [text];
      return index === 0 ? kept : [make('bar', 0, token.level), ...kept];
    });
  });
}

/** Two bars of the same level with something between them hide it; a bar without a partner is text. */
function pair(tokens: readonly Token[], make: Make): Token[] {
  const result = [...tokens];
  const open = new Map<number, number>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'bar') {
      // What a mark closes takes the open bars in it along.
      if (token.nesting < 0) for (const level of open.keys()) if (level > token.level) open.delete(level);
      continue;
    }
    const start = open.get(token.level);
    if (start === undefined || index === start + 1) open.set(token.level, index);
    else {
      result[start] = make('spoiler_open', 1, token.level);
      result[index] = make('spoiler_close', -1, token.level);
      open.delete(token.level);
    }
  }
  return result.map((token) => {
    if (token.type !== 'bar') return token;
    const text = make('text', 0, token.level);
    text.content = bar;
    return text;
  });
}
