import type { MarkdownIt } from 'markdown-it';

/** A longer formula stays as it was written. */
const maxLength = 2_000;

/**
 * Reads `$formula$` and, as a display of its own, `$$formula$$`, as tokens of type `math`. Their HTML is the formula as it was
 * written, in a span that `typesetMath` looks for. Money stays money: nothing is a formula that begins or ends with a
 * space, or is followed by a digit.
 */
export function mathRule(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'math', (state, silent) => {
    const { src, pos, posMax } = state;
    if (src[pos] !== '$') return false;
    const marks = src[pos + 1] === '$' ? '$$' : '$';
    const end = closing(src, pos + marks.length, posMax, marks);
    if (end === undefined) return false;
    if (!silent) {
      const token = state.push('math', '', 0);
      token.content = src.slice(pos + marks.length, end);
      token.markup = marks;
    }
    state.pos = end + marks.length;
    return true;
  });
  md.renderer.rules['math'] = (tokens, index) => {
    const { content = '', markup = '$' } = tokens[index] ?? {};
    const kind = markup === '$$' ? 'math math--display' : 'math';
    return `<span class="${kind}">${md.utils.escapeHtml(`${markup}${content}${markup}`)}</span>`;
  };
}

/** Where the formula that begins at `start` ends; undefined: it is none. */
function closing(src: string, start: number, max: number, marks: string): number | undefined {
  const display = marks === '$$';
  if (
    start >= max ||
    (!display && /[\s$\d]/.test(src[start] ?? ' ') && !/^\d+[^\d\s,.$]/.test(src.slice(start, start + 12)))
  ) {
    return undefined;
  }
  for (let at = start; at < max && at - start <= maxLength; at += 1) {
    if (src[at] === '\\') at += 1;
    else if (!display && src[at] === '\n') return undefined;
    else if (src.startsWith(marks, at)) {
      const inner = src.slice(start, at);
      if (inner.trim() === '') return undefined;
      if (display) return at;
      if (/\s$/.test(inner) || /\d/.test(src[at + 1] ?? '')) return undefined;
      return at;
    }
  }
  return undefined;
}
