type Katex = typeof import('katex').default;

/** More formulas than these in one message stay as they were written. */
const maxFormulas = 50;

let katex: Promise<Katex> | undefined;

/**
 * Sets the formulas in what `mathRule` made, as MathML. What is no formula stays as it was written. KaTeX is fetched with the first
 * formula; nothing in a formula makes links, pictures, classes or HTML.
 */
export async function typesetMath(root: HTMLElement): Promise<void> {
  const spans = [...root.querySelectorAll<HTMLElement>('.math:not(.typeset)')].slice(0, maxFormulas);
  if (spans.length === 0) return;
  katex ??= import('katex').then((module) => module.default);
  const { renderToString } = await katex;
  for (const span of spans) {
    const display = span.classList.contains('math--display');
    const marks = display ? 2 : 1;
    const source = (span.textContent ?? '').slice(marks, -marks);
    span.classList.add('typeset');
    try {
      const html = renderToString(source, {
        displayMode: display,
        output: 'mathml',
        throwOnError: true,
        trust: false,
        strict: 'ignore',
        maxSize: 20,
        maxExpand: 500,
      });
      const math = new DOMParser().parseFromString(html, 'text/html').querySelector('math');
      if (math) span.replaceChildren(document.importNode(math, true));
    } catch {
      span.classList.add('math--wrong');
    }
  }
}
