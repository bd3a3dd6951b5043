import { Directive, ElementRef, inject } from '@angular/core';

/** A radio group in which arrows move and take, as they do among the browser’s own radio buttons. */
@Directive({
  selector: '[prosaRoving]',
  host: { role: 'radiogroup', '(keydown)': 'onKey($event)' },
})
export class Roving {
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const radios = [...this.host.querySelectorAll<HTMLElement>('[role="radio"]')];
    if (!step || !radios.length) return;
    event.preventDefault();
    const checked = radios.findIndex((radio) => radio.getAttribute('aria-checked') === 'true');
    const next = radios[(checked + step + radios.length) % radios.length];
    next?.focus();
    next?.click();
  }
}
