/** An element of XML: its name, its attributes in their order, what is in it. Those whose value is undefined are left out. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children: readonly Element[];
}

/** Makes an {@link Element}. */
export function element(name: string, attributes: Element['attributes'], children: readonly Element[] = []): Element {
  return { name, attributes, children };
}

/** Its text, an element a line. */
export function xmlText({ name, attributes, children }: Element, indent = ''): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  if (children.length === 0) return `${indent}<${name}${given}/>\n`;
  const inner = children.map((child) => xmlText(child, `${indent}  `)).join('');
  return `${indent}<${name}${given}>\n${inner}${indent}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '').replace(/[\n\r\t]/g, ' ');
}
