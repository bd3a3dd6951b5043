import { Injectable, computed, inject, signal } from '@angular/core';
import { Viewport } from './viewport.ts';

/** Between 600 and 899 pixels the wall is a drawer: whether it is open. */
@Injectable({ providedIn: 'root' })
export class Drawer {
  private readonly viewport = inject(Viewport);
  private readonly wanted = signal(false);

  /** Whether there is a drawer at this width. */
  readonly exists = computed(() => this.viewport.width() === 'drawer');
  readonly isOpen = computed(() => this.exists() && this.wanted());

  open(): void {
    this.wanted.set(true);
  }

  close(): void {
    this.wanted.set(false);
  }
}
