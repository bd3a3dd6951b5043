/** An element of XML as it was read. Text between elements is left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

interface Open extends XmlElement {
  readonly children: XmlElement[];
}

const token = /<!--.*?-->|<[?!][^>]*>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/gs;
const attribute = /([\w:.-]+)="([^"]*)"/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads what Pacemaker writes: well-formed XML whose values are attributes in double quotes. Throws a SyntaxError for anything else. */
export function readXml(text: string): XmlElement {
  const roots: XmlElement[] = [];
  const open: Open[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    refuseMarkup(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, closed, name, attributes = '', isEmpty] = match;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new SyntaxError(`</${closed}> ends nothing`);
    } else if (name !== undefined) {
      const found = [...attributes.matchAll(attribute)].map(
        ([, key = '', value = '']) => [key, unescaped(value)] as const,
      );
      const made: Open = { name, attributes: Object.fromEntries(found), children: [] };
      (open.at(-1)?.children ?? roots).push(made);
      if (isEmpty === '') open.push(made);
    }
  }
  refuseMarkup(text.slice(end));
  const [root] = roots;
  if (root === undefined || roots.length > 1 || open.length > 0) throw new SyntaxError('not one whole element of XML');
  return root;
}

/** All elements of that name below another one, in the order of the text. */
export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsNamed(child, name)]);
}

function refuseMarkup(text: string): void {
  if (text.includes('<')) throw new SyntaxError(`not understood: ${text.trim().slice(0, 80)}`);
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name = '') => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name as string] ?? whole;
  });
}
