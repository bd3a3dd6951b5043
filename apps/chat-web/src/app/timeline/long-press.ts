import { Directive, output } from '@angular/core';

/** How long a finger rests before it means more than a touch. */
const restMs = 450;
/** How far it may slip meanwhile, in pixels. */
const slipPx = 10;

/** Says when a finger rests on the element; moving or lifting it before is nothing. */
@Directive({
  host: {
    '(touchstart)': 'start($event)',
    '(touchmove)': 'move($event)',
    '(touchend)': 'end($event)',
    '(touchcancel)': 'stop()',
    '(contextmenu)': 'onContextMenu($event)',
  },
})
export class LongPress {
  readonly longPress = output();

  private timer: ReturnType<typeof setTimeout> | undefined;
  private pressed = false;
  private from: { readonly x: number; readonly y: number } | undefined;

  protected start(event: TouchEvent): void {
    this.stop();
    const touch = event.touches.length === 1 ? event.touches[0] : undefined;
    if (!touch) return;
    this.from = { x: touch.clientX, y: touch.clientY };
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.pressed = true;
      this.longPress.emit();
    }, restMs);
  }

  protected move(event: TouchEvent): void {
    const touch = event.touches[0];
    if (!touch || !this.from) return;
    if (Math.hypot(touch.clientX - this.from.x, touch.clientY - this.from.y) > slipPx) this.stop();
  }

  /** The finger leaves what it opened: that must not count as a click on it. */
  protected end(event: TouchEvent): void {
    if (this.pressed) event.preventDefault();
    this.stop();
  }

  protected stop(): void {
    this.pressed = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.from = undefined;
  }

  /** The browser’s own menu must not come up on top of ours. */
  protected onContextMenu(event: Event): void {
    if (this.from) event.preventDefault();
  }
}
