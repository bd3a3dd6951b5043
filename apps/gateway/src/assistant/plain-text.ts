import { addressesIn, visibleText } from '@prosa/service';

/** Markup that makes a link or an image of what stands beside it: `[text](…`, `![…`. */
const markup = /\]\(|!\[/;
/** Every address has one of these, as it is or in another form of the same sign; most words have none. */
const mayHoldAddress = /[.:/@。．｡：／＠\u2024\ufe52\ufe55\ufe6b]|[[(]dot/i;
/** No word is longer; what goes on is looked at in pieces. */
const MAX_WORD = 2_000;

/**
 * Lets text of an engine through as it comes, word by word, as plain text: a word with an address that stands in none of the sources
 * is hidden, unit for unit, so that places in the text stay where they are. So a planted instruction cannot make the
 * assistant send anybody, or their browser, elsewhere. An answer itself shows no links, but its text goes further: pinned, found
 * or forwarded it is read as any message, where `mailto:` and `https:` are links, and mail programs make more of them.
 */
export class PlainText {
  readonly #sources: Iterable<string>;
  #known: ReadonlySet<string> | undefined;
  #rest = '';

  /** @param sources what the engine was given: texts, and the names of those who wrote them */
  constructor(sources: Iterable<string>) {
    this.#sources = sources;
  }

  /** What may be shown now; the word that may go on waits. */
  push(delta: string): string {
    this.#rest += delta;
    const end = this.#rest.length > MAX_WORD ? this.#rest.length : lastSpace(this.#rest) + 1;
    const ready = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end);
    return this.#shown(ready);
  }

  /** The last word. */
  end(): string {
    const ready = this.#rest;
    this.#rest = '';
    return this.#shown(ready);
  }

  #shown(text: string): string {
    return text
      .replace(/(?!\n)[\s\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .replace(/\S+/g, (word) => (this.#mayStand(word) ? word : '·'.repeat(word.length)));
  }

  /** Looks at a word as people see it: what is invisible does not break an address apart. */
  #mayStand(word: string): boolean {
    const visible = visibleText(word);
    if (markup.test(visible)) return false;
    if (!mayHoldAddress.test(visible)) return true;
    return addressesIn(visible).every((address) => this.#knownAddresses().has(address));
  }

  #knownAddresses(): ReadonlySet<string> {
    return (this.#known ??= new Set(Array.from(this.#sources, (source) => addressesIn(visibleText(source))).flat()));
  }
}

function lastSpace(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (/\s/.test(text.charAt(at))) return at;
  return -1;
}
