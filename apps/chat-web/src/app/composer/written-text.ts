import { computed, signal } from '@angular/core';
import { decodeMentions, encodeMentions, type Mentions } from './mention-text.ts';
import type { Selected } from './text-marks.ts';

/** The text that is being written in a box: where the cursor stands in it, and whom it names. */
export class WrittenText {
  private readonly box: () => HTMLTextAreaElement;
  private readonly onRead: () => void;
  private readonly current = signal('');
  private readonly place = signal(0);
  private readonly mentions = signal<Mentions>(new Map());

  /** As it stands in the box. */
  readonly text = this.current.asReadonly();
  /** Where the cursor is, in UTF-16 units from the start. */
  readonly cursor = this.place.asReadonly();
  /** As it is sent, but with the space around it. */
  readonly encoded = computed(() => encodeMentions(this.text(), this.mentions()));

  /** `onRead` is called whenever the box was read, also after it was written here. */
  constructor(box: () => HTMLTextAreaElement, onRead: () => void) {
    this.box = box;
    this.onRead = onRead;
  }

  focus(): void {
    this.box().focus();
  }

  /** Takes over what stands in the box, which grows with it. */
  read(): void {
    const box = this.box();
    this.current.set(box.value);
    this.place.set(box.selectionStart);
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    this.onRead();
  }

  /** Writes a text as it was sent or kept; the cursor stands at its end. */
  load(encoded: string, nameOf: (userId: string) => string | undefined): void {
    const { text, mentions } = decodeMentions(encoded, nameOf);
    this.mentions.set(mentions);
    this.write({ text, start: text.length, end: text.length });
    // Nobody is writing here now: what the text ends with asks for no list of people or emoji until somebody is.
    if (document.activeElement !== this.box()) this.place.set(0);
  }

  /** Empties the box. */
  clear(): void {
    this.write({ text: '', start: 0, end: 0 });
    this.mentions.set(new Map());
  }

  /** Remembers whom `@name` stands for. */
  mention(name: string, userId: string): void {
    this.mentions.set(new Map([...this.mentions(), [name, userId]]));
  }

  /** Changes the text and what is selected in it, and takes the focus. */
  change(by: (selected: Selected) => Selected): void {
    const { value, selectionStart, selectionEnd } = this.box();
    this.write(by({ text: value, start: selectionStart, end: selectionEnd }));
    this.focus();
  }

  /** Puts a text in the place of what is selected; the cursor stands after it. */
  insert(text: string): void {
    const { selectionStart, selectionEnd } = this.box();
    this.replace(selectionStart, selectionEnd, text);
  }

  /** Puts a text in the place of a part; the cursor stands after it. */
  replace(start: number, end: number, by: string): void {
    const cursor = start + by.length;
    this.change(({ text }) => ({ text: text.slice(0, start) + by + text.slice(end), start: cursor, end: cursor }));
  }

  private write({ text, start, end }: Selected): void {
    const box = this.box();
    box.value = text;
    box.setSelectionRange(start, end);
    this.read();
  }
}
