import { Directive, input, output, signal } from '@angular/core';

/** Takes files that are dragged over an element. Everything that it does has a button twin: the picker. */
@Directive({
  selector: '[prosaDropZone]',
  exportAs: 'prosaDropZone',
  host: {
    '(dragenter)': 'enter($event)',
    '(dragover)': 'over($event)',
    '(dragleave)': 'leave()',
    '(drop)': 'drop($event)',
  },
})
export class DropZone {
  /** Whether files are taken now. */
  readonly open = input(true, { alias: 'prosaDropZone' });
  readonly dropped = output<readonly File[]>();

  /** Every element below sends its own enter and leave. */
  private depth = 0;
  private readonly above = signal(false);
  /** Files are over it. */
  readonly active = this.above.asReadonly();

  protected enter(event: DragEvent): void {
    if (!this.takes(event)) return;
    event.preventDefault();
    this.depth += 1;
    this.above.set(true);
  }

  protected over(event: DragEvent): void {
    if (!this.takes(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  }

  protected leave(): void {
    this.depth = Math.max(this.depth - 1, 0);
    if (this.depth === 0) this.above.set(false);
  }

  protected drop(event: DragEvent): void {
    if (!this.takes(event)) return;
    event.preventDefault();
    this.depth = 0;
    this.above.set(false);
    const files = filesOf(event.dataTransfer);
    if (files.length > 0) this.dropped.emit(files);
  }

  private takes(event: DragEvent): boolean {
    return this.open() && (event.dataTransfer?.types.includes('Files') ?? false);
  }
}

/** The files of a drop or a paste; folders are left out. */
export function filesOf(data: DataTransfer | null): readonly File[] {
  return [...(data?.items ?? [])]
    .filter((item) => item.kind === 'file' && !item.webkitGetAsEntry()?.isDirectory)
    .flatMap((item) => item.getAsFile() ?? []);
}
