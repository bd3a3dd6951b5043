import { typesetMath } from './typeset-math.ts';

async function typeset(source: string, kind = 'math'): Promise<HTMLElement> {
  const root = document.createElement('div');
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = source;
  root.append(span);
  await typesetMath(root);
  return span;
}

describe('typesetMath', () => {
  it('sets a formula as MathML, a display as a block', async () => {
    expect((await typeset('$E = mc^2$')).querySelector('math msup')).not.toBeNull();
    expect(
      (await typeset('$$\\frac{1}{2}$$', 'math math--display')).querySelector('math')?.getAttribute('display'),
    ).toBe('block');
  });

  it('leaves what is no formula as it was written', async () => {
    const span = await typeset('$\\frac{1$');
    expect([span.textContent, span.className]).toEqual(['$\\frac{1$', 'math typeset math--wrong']);
    expect((await typeset('$\\nosuchthing$')).textContent).toBe('$\\nosuchthing$');
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\htmlClass{evil}{x}',
    '\\htmlStyle{position:fixed}{x}',
    '\\htmlData{a=b}{x}',
    '\\text{<img src=x onerror=alert(1)>}',
    '\\def\\a{\\a\\a}\\a',
    '\\rule{1000em}{1000em}',
  ])('makes nothing dangerous of %j', async (source) => {
    const span = await typeset(`$${source}$`);
    for (const element of span.querySelectorAll('*')) {
      expect(element.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
      for (const { name } of element.attributes) {
        expect(name).not.toMatch(/^on|^href$|^src$|^xlink|^data-|^class$|^id$/);
      }
    }
    expect(span.querySelector('a, img, script, [href]')).toBeNull();
  });
});
