import { significant } from './numbers.ts';
import { chartStyle, escapeXml } from './chart-style.ts';

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Ends of a thin line over the bar's end. */
  readonly lowest: number;
  readonly highest: number;
  /** Ours. */
  readonly accent: boolean;
}

/** A chart of horizontal bars. */
export interface BarChart {
  readonly title: string;
  /** What is longer is worse, or better: said under the title. */
  readonly subtitle: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 720;
const LABEL_WIDTH = 190;
const VALUE_WIDTH = 110;
const TOP = 64;
const ROW = 34;
const BAR = 20;

/** An SVG that reads in light and in dark. Bars without a value say so. */
export function barChart({ title, subtitle, unit, bars }: BarChart): string {
  const most = Math.max(...bars.flatMap(({ highest, value }) => [highest, value]).filter(Number.isFinite), 1e-9);
  const x = (value: number): number => LABEL_WIDTH + (value / most) * (WIDTH - LABEL_WIDTH - VALUE_WIDTH);
  const rows = bars.map((bar, index) => row(bar, TOP + index * ROW, unit, x));
  const height = TOP + bars.length * ROW + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(`${title}. ${bars.map(({ label, value }) => `${label}: ${significant(value)} ${unit}`).join('; ')}`)}">
${chartStyle}
<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
<text class="title" x="16" y="28">${escapeXml(title)}</text>
<text class="quiet" x="16" y="48">${escapeXml(subtitle)}</text>
${rows.join('\n')}
</svg>
`;
}

function row(bar: Bar, top: number, unit: string, x: (value: number) => number): string {
  const middle = top + BAR / 2;
  const label = `<text x="${LABEL_WIDTH - 10}" y="${middle + 4}" text-anchor="end">${escapeXml(bar.label)}</text>`;
  if (!Number.isFinite(bar.value)) {
    return `${label}<text class="quiet" x="${LABEL_WIDTH}" y="${middle + 4}">no figure that counts</text>`;
  }
  const end = x(bar.value);
  const [low, high] = [round(x(bar.lowest)), round(x(bar.highest))];
  return [
    label,
    `<rect class="${bar.accent ? 'accent' : 'bar'}" x="${LABEL_WIDTH}" y="${top}" width="${round(end - LABEL_WIDTH)}" height="${BAR}" rx="3"/>`,
    `<path class="spread" d="M${low} ${middle}H${high}M${low} ${middle - 4}v8M${high} ${middle - 4}v8"/>`,
    `<text class="value" x="${Math.max(round(end), high) + 8}" y="${middle + 4}">${significant(bar.value)} ${escapeXml(unit)}</text>`,
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
