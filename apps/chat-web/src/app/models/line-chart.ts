import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { place, scaleOf } from './chart-scale.ts';

/** A line of a chart. */
export interface ChartLine {
  /** Stands at its end. */
  readonly name: string;
  /** Its colour: `a` green, `b` clay, `c` blue. */
  readonly tone: 'a' | 'b' | 'c';
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const left = 36;
const right = 350;
const top = 10;
const bottom = 174;
/** Names at line ends stand at least so far from each other. */
const nameHeight = 14;

/**
 * Up to three lines over a hairline grid, their names at their ends, and one dashed line to compare with. 430 × 196 units; as
 * wide as its place. What it shows is said in `describes`.
 */
@Component({
  selector: 'prosa-line-chart',
  template: `
    <svg viewBox="0 0 430 196" role="img" [attr.aria-label]="describes()">
      @for (tick of ticksY(); track tick.text) {
        <line [class.base]="tick.base" [attr.x1]="left" [attr.x2]="right" [attr.y1]="tick.at" [attr.y2]="tick.at" />
        <text [attr.x]="left - 6" [attr.y]="tick.at + 4" text-anchor="end">{{ tick.text }}</text>
      }
      @for (tick of ticksX(); track tick.text) {
        <text [attr.x]="tick.at" y="191" text-anchor="middle">{{ tick.text }}</text>
      }
      @if (compared(); as line) {
        <path class="old" [attr.d]="'M' + left + ' ' + line.at + 'H' + right" />
        <text [attr.x]="right + 8" [attr.y]="line.textAt">{{ line.name }}</text>
      }
      @for (line of drawn(); track line.name) {
        <path [attr.class]="line.tone" [attr.d]="line.path" />
        @if (line.end; as end) {
          <circle [attr.class]="line.tone" [attr.cx]="end.x" [attr.cy]="end.y" r="3.5" />
        }
        <text [attr.class]="'name ' + line.tone" [attr.x]="line.textX" [attr.y]="line.textY">{{ line.name }}</text>
      }
    </svg>
  `,
  styleUrl: './line-chart.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LineChart {
  /** What the picture shows, in one sentence. */
  readonly describes = input.required<string>();
  readonly lines = input.required<readonly ChartLine[]>();
  /** A value to compare with. */
  readonly compare = input<{ readonly name: string; readonly y: number }>();
  /** Where the upright scale begins and ends; not set: around the values. */
  readonly ends = input<{ readonly from?: number; readonly to?: number }>({});
  readonly writeX = input<(value: number) => string>(String);
  readonly writeY = input<(value: number) => string>(String);

  protected readonly left = left;
  protected readonly right = right;

  private readonly points = computed(() => this.lines().flatMap(({ points }) => points));
  private readonly scaleX = computed(() => {
    const values = this.points().map(({ x }) => x);
    return scaleOf(values, 4, { from: Math.min(...values), to: Math.max(...values) });
  });
  private readonly scaleY = computed(() => {
    const compare = this.compare();
    return scaleOf([...this.points().map(({ y }) => y), ...(compare ? [compare.y] : [])], 4, this.ends());
  });
  protected readonly ticksY = computed(() =>
    this.scaleY().ticks.map((value) => ({ at: this.y(value), text: this.writeY()(value), base: value === 0 })),
  );
  protected readonly ticksX = computed(() =>
    this.points().length === 0
      ? []
      : this.scaleX().ticks.map((value) => ({ at: this.x(value), text: this.writeX()(value) })),
  );
  protected readonly drawn = computed(() => {
    const lines = this.lines()
      .filter(({ points }) => points.length > 0)
      .map(({ name, tone, points }) => {
        const places = points.map(({ x, y }) => ({ x: round(this.x(x)), y: round(this.y(y)) }));
        const end = places.at(-1);
        const path = places.map(({ x, y }, index) => `${index ? 'L' : 'M'}${x} ${y}`).join('');
        return { name, tone, path, end, textX: (end?.x ?? left) + 8, textY: (end?.y ?? 0) + 4 };
      });
    return apart(lines);
  });
  protected readonly compared = computed(() => {
    const compare = this.compare();
    if (!compare) return undefined;
    const at = round(this.y(compare.y));
    const near = this.drawn().some(({ textX, textY }) => textX > right - 60 && Math.abs(textY - at - 4) < nameHeight);
    return { name: compare.name, at, textAt: at + 4 + (near ? nameHeight : 0) };
  });

  private x(value: number): number {
    return place(value, this.scaleX(), left, right);
  }

  private y(value: number): number {
    return place(value, this.scaleY(), bottom, top);
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Moves names that would stand on each other. */
function apart<T extends { textY: number }>(lines: readonly T[]): readonly T[] {
  const sorted = lines.toSorted((a, b) => a.textY - b.textY);
  for (const [index, line] of sorted.entries()) {
    const above = sorted[index - 1];
    if (above && line.textY - above.textY < nameHeight) line.textY = above.textY + nameHeight;
  }
  return lines;
}
