import { computed, signal } from '@angular/core';
import type { Mentionable } from './mention-list.ts';
import { mentionQuery } from './mention-text.ts';
import { closedShortcode, shortcodeQuery } from './shortcode-text.ts';
import { isInCodeBlock } from './text-marks.ts';
import type { WrittenText } from './written-text.ts';

/** What is completed while one writes: people after `@`, emoji after `:`. */
export class Completion {
  private readonly written: WrittenText;
  /** Where the query stands that one does not want completed; empty: none. */
  private readonly dismissed = signal('');

  /** Somebody is being named after an `@`. */
  readonly naming = computed(() => {
    const found = mentionQuery(this.written.text(), this.written.cursor());
    return found && `${found.start}` !== this.dismissed() ? found : undefined;
  });
  /** An emoji is being named after a colon. */
  readonly coding = computed(() => {
    const [text, cursor] = [this.written.text(), this.written.cursor()];
    const found = this.naming() ? undefined : shortcodeQuery(text, cursor);
    if (!found || `${found.start}` === this.dismissed() || isInCodeBlock(text, cursor)) return undefined;
    return found;
  });

  constructor(written: WrittenText) {
    this.written = written;
  }

  /** Offers nothing more for a query that starts here. */
  dismiss({ start }: { readonly start: number }): void {
    this.dismissed.set(`${start}`);
  }

  /** Forgets what was dismissed once nothing is being named. */
  settle(): void {
    const [text, cursor] = [this.written.text(), this.written.cursor()];
    if (!mentionQuery(text, cursor) && !shortcodeQuery(text, cursor)) this.dismissed.set('');
  }

  /** Puts a name in the place of what was typed after the `@`; false: nothing was. */
  name(who: Mentionable): boolean {
    const found = this.naming();
    if (!found) return false;
    if (who !== 'room') this.written.mention(who.displayName, who.id);
    this.put(found, `@${who === 'room' ? 'room' : who.displayName} `);
    return true;
  }

  /** Puts an emoji in the place of what was typed after the colon; false: nothing was. */
  nameEmoji(char: string): boolean {
    const found = this.coding();
    if (!found) return false;
    this.put(found, `${char} `);
    return true;
  }

  /** A shortcode that was typed to its end is the emoji; true: one was. */
  async closeShortcode(): Promise<boolean> {
    const closed = closedShortcode(this.written.text(), this.written.cursor());
    if (!closed || isInCodeBlock(this.written.text(), this.written.cursor())) return false;
    const { emojiOfShortcode } = await import('../emoji/emoji-data.ts');
    const char = emojiOfShortcode(closed.code)?.char;
    const typed = `:${closed.code}:`;
    if (!char || !this.written.text().startsWith(typed, closed.start)) return false;
    this.written.replace(closed.start, closed.start + typed.length, char);
    return true;
  }

  /** In the place of sign, query and a space after it. */
  private put({ start, query }: { readonly start: number; readonly query: string }, by: string): void {
    const end = start + query.length + 1;
    this.written.replace(start, this.written.text()[end] === ' ' ? end + 1 : end, by);
  }
}
