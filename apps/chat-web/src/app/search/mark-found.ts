import { rangesOf } from './folded.ts';

/** The name under which the styles know it. */
const name = 'prosa-found';

/** Marks what was looked for in text that stands on the page already, without changing the page. */
export interface FoundMarks {
  /** Marks the folded terms in an element, in place of what was marked before. */
  mark(element: HTMLElement | undefined, terms: readonly string[]): void;
  clear(): void;
}

/** The marks of one view. A browser without the CSS Custom Highlight API shows none. */
export function markFound(): FoundMarks {
  const registry = typeof CSS === 'undefined' ? undefined : (CSS as Partial<typeof CSS>).highlights;
  const clear = () => void registry?.delete(name);
  return {
    clear,
    mark(element, terms) {
      clear();
      if (!registry || !element || terms.length === 0) return;
      const ranges: Range[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { start, end } of rangesOf(node.textContent ?? '', terms)) {
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, end);
          ranges.push(range);
        }
      }
      registry.set(name, new Highlight(...ranges));
    },
  };
}
