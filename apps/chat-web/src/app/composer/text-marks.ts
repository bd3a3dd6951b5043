/** A text with what is selected in it. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Sets the selection in bold, or takes the marks away when it is; without one the cursor stands between the marks. */
export function toggleBold(selected: Selected): Selected {
  return wrap(selected, '**');
}

/** Makes the selection code: a span, or a block when it has more than one line. */
export function toggleCode(selected: Selected): Selected {
  const { text, start, end } = selected;
  if (!text.slice(start, end).includes('\n')) return wrap(selected, '`');
  const before = start > 0 && text[start - 1] !== '\n' ? '\n```\n' : '```\n';
  const after = end < text.length && text[end] !== '\n' ? '\n```\n' : '\n```';
  return {
    text: text.slice(0, start) + before + text.slice(start, end) + after + text.slice(end),
    start: start + before.length,
    end: end + before.length,
  };
}

/** Makes the lines of the selection a list, or plain lines when they are one. */
export function toggleList({ text, start, end }: Selected): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isList = lines.every((line) => line.startsWith('- '));
  const changed = lines.map((line) => (isList ? line.slice(2) : line.startsWith('- ') ? line : `- ${line}`)).join('\n');
  const cursor = from + changed.length;
  return { text: text.slice(0, from) + changed + text.slice(to), start: start === end ? cursor : from, end: cursor };
}

function wrap({ text, start, end }: Selected, mark: string): Selected {
  const inside = text.slice(start, end);
  if (text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark) {
    return {
      text: text.slice(0, start - mark.length) + inside + text.slice(end + mark.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  return {
    text: text.slice(0, start) + mark + inside + mark + text.slice(end),
    start: start + mark.length,
    end: end + mark.length,
  };
}

/** Whether the cursor stands in a block of code that is not closed: Enter makes a new line there. */
export function isInCodeBlock(text: string, cursor: number): boolean {
  return (text.slice(0, cursor).match(/^```/gm) ?? []).length % 2 === 1;
}
