/** Within so many pixels of the end the log counts as standing at its end. */
const endPx = 24;
/** So many pixels before an end the next page is fetched, so that who scrolls does not wait for it. */
const nearPx = 500;

/**
 * Keeps what a person reads in its place while the log changes around it.
 *
 * At the end it stays at the end. Anywhere else the first visible row keeps its distance to the top, whatever is put
 * in front of it or grows. The browser’s own scroll anchoring is off in the log (Safari has none, and two would fight).
 */
export class ScrollKeeper {
  /** The room goes on behind the last row: the end of the log is not its end, and not followed. Counts from the next note on. */
  moreBelow = false;
  private readonly box: HTMLElement;
  private anchor: { readonly row: HTMLElement; readonly key: string; readonly top: number } | undefined;
  private atEnd = true;
  /** Where the log was when it was last taken note of. */
  private scrollTop = 0;

  /** `box` scrolls; its rows are the elements in it with `data-key`, in order. */
  constructor(box: HTMLElement) {
    this.box = box;
  }

  /** Whether the log stands at its end and follows it. */
  get isAtEnd(): boolean {
    return this.atEnd;
  }

  /** Whether the first row is in sight or a little above. Never of a log that is hidden. */
  get isNearTop(): boolean {
    return this.box.clientHeight > 0 && this.box.scrollTop <= nearPx;
  }

  /** Whether the last row is in sight or a little below. Never of a log that is hidden. */
  get isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.box;
    return clientHeight > 0 && scrollHeight - scrollTop - clientHeight <= nearPx;
  }

  /** Whether somebody moved the log since it was last taken note of. */
  get wasMoved(): boolean {
    return Math.abs(this.box.scrollTop - this.scrollTop) > 1;
  }

  /** The topmost row that was seen when note was taken, and how far below the top of the log it began. */
  get firstSeen(): { readonly row: HTMLElement; readonly top: number } | undefined {
    return this.anchor;
  }

  /** Takes note of where the log stands now: after the person scrolled, and after every change was restored. */
  note(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.box;
    this.atEnd = !this.moreBelow && scrollHeight - scrollTop - clientHeight <= endPx;
    this.scrollTop = scrollTop;
    const row = this.rowAt(this.box.getBoundingClientRect().top + 1);
    this.anchor = row && { row, key: row.dataset['key'] ?? '', top: this.topOf(row) };
  }

  /**
   * Puts things back in their place after the log changed; call it before the browser paints. With `follow` false
   * what is read stays where it is also at the end.
   */
  restore(follow = true): void {
    if (this.atEnd && follow) {
      this.box.scrollTop = this.box.scrollHeight;
    } else if (this.anchor) {
      const row = this.row(this.anchor.key);
      const moved = row ? this.topOf(row) - this.anchor.top : 0;
      if (Math.abs(moved) >= 1) this.box.scrollTop += moved;
    }
    this.note();
  }

  /** Goes to the end and stays there. */
  toEnd(): void {
    this.atEnd = true;
    this.box.scrollTop = this.box.scrollHeight;
    this.note();
  }

  /** Shows a row: `start` puts it under the day heading, `center` into the middle, a number so many pixels down. */
  show(row: HTMLElement, where: 'start' | 'center' | number): void {
    this.atEnd = false;
    const places = { start: 56, center: (this.box.clientHeight - row.offsetHeight) / 2 };
    const room = typeof where === 'number' ? where : places[where];
    this.box.scrollTop += this.topOf(row) - room;
    this.note();
  }

  /** The row with this key. */
  row(key: string): HTMLElement | undefined {
    return this.rows().find((row) => row.dataset['key'] === key);
  }

  /** The last row that can be seen to its end. */
  lastSeen(): HTMLElement | undefined {
    const bottom = this.box.getBoundingClientRect().bottom + 4;
    const rows = this.rows();
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) <= bottom) low = middle + 1;
      else high = middle;
    }
    return rows[low - 1];
  }

  private rows(): HTMLElement[] {
    return [...this.box.querySelectorAll<HTMLElement>('[data-key]')];
  }

  /** The first row that reaches below a line. */
  private rowAt(line: number): HTMLElement | undefined {
    const rows = this.rows();
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > line) high = middle;
      else low = middle + 1;
    }
    return rows[low];
  }

  private topOf(row: HTMLElement): number {
    return row.getBoundingClientRect().top - this.box.getBoundingClientRect().top;
  }
}
