import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatIconAnchor, MatIconButton } from '@angular/material/button';
import { thumbHashToDataURL } from 'thumbhash';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';
import { addressOf } from './file-kind.ts';
import { FileSizes } from './file-sizes.ts';
import type { ViewerData } from './picture-viewer.ts';

/** How large a picture may be drawn, in times of what fits. */
const zooms = [1, 1.5, 2, 3, 4, 6] as const;

/** A picture as large as the window, with those before and after it. Arrows, plus, minus, 0 and Esc; the wheel with Ctrl. */
@Component({
  selector: 'prosa-viewer',
  imports: [Icon, MatIconAnchor, MatIconButton],
  templateUrl: './viewer.html',
  styleUrl: './viewer.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Viewer {
  private readonly ref = inject<DialogRef<void>>(DialogRef);
  private readonly data = inject<ViewerData>(DIALOG_DATA);
  private readonly people = inject(PeopleStore);
  private readonly moments = inject(Moments);
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');
  protected readonly sizes = inject(FileSizes);
  protected readonly t = inject(Words).t;

  private readonly index = signal(this.data.start);
  protected readonly zoom = signal(0);
  protected readonly loaded = signal('');
  protected readonly count = this.data.pictures.length;
  protected readonly place = computed(() => this.index() + 1);
  protected readonly file = computed(() => this.data.pictures[this.index()]!.file);
  protected readonly address = computed(() => addressOf(this.file()));
  protected readonly placeholder = computed(() => {
    const { placeholder } = this.file();
    return placeholder.length > 0 && this.loaded() !== this.address() ? `url(${thumbHashToDataURL(placeholder)})` : '';
  });
  protected readonly scale = computed(() => zooms[this.zoom()] ?? 1);
  protected readonly from = computed(() => {
    const { message } = this.data.pictures[this.index()]!;
    const name = this.people.user(message.senderId)()?.displayName ?? this.t('people.someone');
    const date = dateOf(message.sentAt);
    return date ? `${name}, ${this.moments.inList(date)}` : name;
  });

  constructor() {
    // Keys go to the dialog, which stands around this.
    this.ref.keydownEvents.subscribe((event) => this.onKey(event));
  }

  protected step(by: number): void {
    const next = this.index() + by;
    if (next < 0 || next >= this.count) return;
    this.index.set(next);
    this.zoom.set(0);
  }

  protected enlarge(by: number): void {
    this.zoom.update((zoom) => Math.min(Math.max(zoom + by, 0), zooms.length - 1));
  }

  protected onWheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.enlarge(event.deltaY < 0 ? 1 : -1);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = getComputedStyle(this.stage().nativeElement).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') this.step(event.key === forward ? 1 : -1);
    else if (event.key === '+' || event.key === '=') this.enlarge(1);
    else if (event.key === '-') this.enlarge(-1);
    else if (event.key === '0') this.zoom.set(0);
    else return;
    event.preventDefault();
  }

  protected close(): void {
    this.ref.close();
  }
}
