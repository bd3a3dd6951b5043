import { Parser } from 'htmlparser2';
import type { FetchedPage } from './fetch-page.ts';

/** What a page says of itself. */
export interface PageSays {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** Address of the picture that it shows of itself; empty: none. */
  readonly pictureUrl: string;
}

const MAX_TITLE = 200;
const MAX_DESCRIPTION = 300;
const MAX_SITE_NAME = 80;
const MAX_URL = 2_000;

/** Title, description, site name and picture of a page: Open Graph, Twitter's names, HTML's own. Undefined without a title. */
export function readPreview({ url, contentType, body }: FetchedPage): PageSays | undefined {
  const metas = new Map<string, string>();
  let title = '';
  let inTitle = false;
  let done = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (done) return;
      if (name === 'body') done = true;
      else if (name === 'title') inTitle = title === '';
      else if (name === 'meta') {
        const key = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase();
        if (key !== '' && !metas.has(key)) metas.set(key, attributes['content'] ?? '');
      }
    },
    ontext(text) {
      if (inTitle && title.length < 10 * MAX_TITLE) title += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
    },
  });
  parser.end(decoded(contentType, body));
  const said = (max: number, ...keys: string[]) =>
    keys.map((key) => shown(metas.get(key) ?? '', max)).find((text) => text !== '') ?? '';
  const found = said(MAX_TITLE, 'og:title', 'twitter:title') || shown(title, MAX_TITLE);
  if (found === '') return undefined;
  return {
    title: found,
    description: said(MAX_DESCRIPTION, 'og:description', 'twitter:description', 'description'),
    siteName: said(MAX_SITE_NAME, 'og:site_name', 'application-name'),
    pictureUrl: pictureUrl(
      url,
      metas.get('og:image:secure_url') || metas.get('og:image') || metas.get('twitter:image'),
    ),
  };
}

/** Relative ones count from the page. Where it leads is checked when it is fetched. */
function pictureUrl(page: URL, said = ''): string {
  const link = said.trim();
  if (link === '' || link.length > MAX_URL || !URL.canParse(link, page.href)) return '';
  const { href, protocol } = new URL(link, page.href);
  return /^https?:$/.test(protocol) && href.length <= MAX_URL ? href : '';
}

/** As one line: no control characters, nothing that turns the direction of writing, no longer than allowed. */
function shown(text: string, max: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  const characters = [...line];
  return characters.length <= max
    ? line
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

function decoded(contentType: string, body: Buffer): string {
  const declared =
    /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(body.subarray(0, 2_048).toString('latin1'))?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
