import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { icons, type IconName } from './icons.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
/** Icons that point along the line of writing: turned where it runs from right to left. */
const directed: ReadonlySet<string> = new Set<string>([
  'arrow-left',
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'list',
  'log-out',
  'message-square-text',
  'panel-left',
  'quote',
]);
const drawn = new Map<IconName, SVGElement>();

/** A decorative Lucide icon in the colour of the text: 15, 18 (default), 20 or 22 pixels. What it means is said beside it. */
@Component({
  selector: 'prosa-icon',
  template: '',
  host: { 'aria-hidden': 'true', '[class]': '"prosa-icon size-" + size() + (directed() ? " directed" : "")' },
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      width: 1.125rem;
      height: 1.125rem;
      stroke-width: 1.75;
    }
    :host(.directed) {
      scale: var(--prosa-direction) 1;
    }
    :host(.size-15) {
      width: 0.9375rem;
      height: 0.9375rem;
      stroke-width: 1.9;
    }
    :host(.size-20) {
      width: 1.25rem;
      height: 1.25rem;
    }
    :host(.size-22) {
      width: 1.375rem;
      height: 1.375rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);

  readonly name = input.required<IconName>();
  readonly size = input<15 | 18 | 20 | 22>(18);

  protected readonly directed = computed(() => directed.has(this.name()));

  constructor() {
    effect(() => this.host.replaceChildren(this.drawing(this.name()).cloneNode(true)));
  }

  private drawing(name: IconName): SVGElement {
    let svg = drawn.get(name);
    if (!svg) {
      svg = this.element('svg', {
        viewBox: '0 0 24 24',
        width: '100%',
        height: '100%',
        fill: 'none',
        stroke: 'currentColor',
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      });
      for (const [tag, attributes] of icons[name]) svg.append(this.element(tag, attributes));
      drawn.set(name, svg);
    }
    return svg;
  }

  private element(tag: string, attributes: Readonly<Record<string, string | number | undefined>>): SVGElement {
    const element = this.document.createElementNS<'svg'>(svgNamespace, tag as 'svg');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  }
}
