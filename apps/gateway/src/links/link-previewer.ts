import { create, fromBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import { MessageSchema } from '@prosa/proto/chat';
import { AddLinkPreviewsRequestSchema } from '@prosa/proto/persistence';
import type { FoundLinkSchema, LinkPreviewService } from '@prosa/proto/persistence';
import type { Logger } from 'pino';
import { TokenBuckets } from '../http/token-buckets.ts';
import { fetchPage, fetchPicture, type FetchPolicy, internet } from './fetch-page.ts';
import { linksInText } from './links-in-text.ts';
import { type PageSays, readPreview } from './read-preview.ts';

const AT_ONCE = 4;
/** More messages than that are not looked at: a preview is nice to have. */
const MAX_WAITING = 200;
const CACHE_MS = 10 * 60_000;
const MAX_CACHED = 500;
/** Looks a second and person, and at once. */
const RATE = { perSecond: 1, burst: 20 };

/** What the previewer uses. */
export interface LinkPreviewerOptions {
  readonly previews: Client<typeof LinkPreviewService>;
  readonly logger: Logger;
  /** Where it may go; the internet unless told. */
  readonly policy?: FetchPolicy;
}

interface Look {
  readonly messageId: string;
  readonly urls: readonly string[];
}

/**
 * Looks at the pages that messages link to, after they were sent, and hands what they say of themselves to persistence.
 * Bounded in every way; what fails or is too much is left out, and the message stays as it is.
 */
export class LinkPreviewer {
  readonly #options: LinkPreviewerOptions;
  readonly #rate = new TokenBuckets(RATE);
  readonly #cache = new Map<string, { says: Promise<PageSays | undefined>; until: number }>();
  readonly #closed = new AbortController();
  readonly #waiting: Look[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(options: LinkPreviewerOptions) {
    this.#options = options;
  }

  /** Looks at the links of a message that was just sent; `encoded` is it as persistence gave it. Never throws. */
  sent(text: string, encoded: Uint8Array): void {
    if (!mayHaveLinks(text)) return;
    const { id, text: committed, senderId } = fromBinary(MessageSchema, encoded);
    this.look({ id, text: committed, senderId });
  }

  /** Looks at the links of a message. Never throws. */
  look({ id, text, senderId }: { id: string; text: string; senderId: string }): void {
    if (!mayHaveLinks(text) || this.#closed.signal.aborted) return;
    const urls = linksInText(text);
    if (urls.length === 0 || this.#waiting.length >= MAX_WAITING || this.#rate.take(senderId) > 0) return;
    this.#waiting.push({ messageId: id, urls });
    this.#startNext();
  }

  /** Resolves when nothing is under way; for tests. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#waiting.length = 0;
    await this.idle();
  }

  #startNext(): void {
    while (this.#running.size < AT_ONCE) {
      const look = this.#waiting.shift();
      if (look === undefined) return;
      const run = this.#run(look)
        .catch((reason: unknown) => {
          if (!this.#closed.signal.aborted) this.#options.logger.warn({ err: reason }, 'a link preview was not kept');
        })
        .finally(() => {
          this.#running.delete(run);
          this.#startNext();
        });
      this.#running.add(run);
    }
  }

  async #run({ messageId, urls }: Look): Promise<void> {
    const found = await Promise.all(urls.map((url) => this.#find(url)));
    const links = found.filter((link) => link !== undefined);
    if (links.length === 0 || this.#closed.signal.aborted) return;
    const request = create(AddLinkPreviewsRequestSchema, { messageId, links });
    await this.#options.previews.addLinkPreviews(request, { signal: this.#closed.signal });
  }

  /** Pictures are not kept here, as pages are: they would take much memory. */
  async #find(url: string): Promise<MessageInitShape<typeof FoundLinkSchema> | undefined> {
    const says = await this.#says(url);
    if (says === undefined) return undefined;
    const { pictureUrl, ...rest } = says;
    const picture = pictureUrl === '' ? undefined : await this.#picture(pictureUrl);
    return { url, ...rest, ...(picture && { picture: new Uint8Array(picture) }) };
  }

  /** What a page says; the same page is asked once in ten minutes, also one that does not answer. */
  #says(url: string): Promise<PageSays | undefined> {
    const known = this.#cache.get(url);
    if (known && known.until > performance.now()) return known.says;
    const says = this.#ask(url);
    this.#cache.delete(url);
    this.#cache.set(url, { says, until: performance.now() + CACHE_MS });
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= MAX_CACHED) break;
      this.#cache.delete(oldest);
    }
    return says;
  }

  #ask(url: string): Promise<PageSays | undefined> {
    const { policy = internet } = this.#options;
    return this.#unlessAway(async () => readPreview(await fetchPage(url, policy, this.#closed.signal)));
  }

  #picture(url: string): Promise<Buffer | undefined> {
    const { policy = internet } = this.#options;
    return this.#unlessAway(() => fetchPicture(url, policy, this.#closed.signal));
  }

  /** Pages and pictures that are away, private or something else are nothing to worry about. */
  async #unlessAway<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (reason) {
      const message = reason instanceof Error ? reason.message : 'unknown';
      this.#options.logger.debug({ reason: message }, 'no link preview');
      return undefined;
    }
  }
}

function mayHaveLinks(text: string): boolean {
  return text.includes('://');
}
