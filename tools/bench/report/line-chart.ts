import { chartStyle, escapeXml } from './chart-style.ts';
import { significant } from './numbers.ts';

/** One line over the same places. */
export interface Series {
  readonly label: string;
  /** As many as there are places; NaN: nothing there. */
  readonly values: readonly number[];
}

/** How something grows. */
export interface LineChart {
  readonly title: string;
  readonly subtitle: string;
  /** What grows; the places stand evenly, each ten times or so the last. */
  readonly places: readonly number[];
  readonly unit: string;
  /** At most three. */
  readonly series: readonly Series[];
}

const WIDTH = 720;
const HEIGHT = 330;
const LEFT = 70;
const RIGHT = 24;
const TOP = 84;
const BOTTOM = 40;
const GRID_LINES = 4;

/** An SVG that reads in light and in dark; the scale begins at zero. */
export function lineChart({ title, subtitle, places, unit, series }: LineChart): string {
  const most = niceCeiling(Math.max(...series.flatMap(({ values }) => values).filter(Number.isFinite), 1e-9));
  const x = (index: number): number =>
    round(LEFT + (index / Math.max(1, places.length - 1)) * (WIDTH - LEFT - RIGHT - 20) + 10);
  const y = (value: number): number => round(HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM));
  const said = series.map(({ label, values }) => `${label}: ${values.map(significant).join(', ')} ${unit}`).join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeXml(`${title}. At ${places.map(significant).join(', ')}: ${said}`)}">
${chartStyle}
<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>
<text class="title" x="16" y="28">${escapeXml(title)}</text>
<text class="quiet" x="16" y="48">${escapeXml(subtitle)}</text>
${legend(series)}
${Array.from({ length: GRID_LINES + 1 }, (_, line) => gridLine((most * line) / GRID_LINES, y, unit)).join('\n')}
${places.map((place, index) => `<text class="quiet" x="${x(index)}" y="${HEIGHT - 16}" text-anchor="middle">${significant(place)}</text>`).join('')}
${series.map(({ values }, index) => line(values, index, x, y)).join('\n')}
</svg>
`;
}

function legend(series: readonly Series[]): string {
  return series
    .map(({ label }, index) => {
      const at = 16 + index * 230;
      return `<circle class="d${index}" cx="${at + 5}" cy="64" r="5"/><text x="${at + 16}" y="68">${escapeXml(label)}</text>`;
    })
    .join('');
}

function gridLine(value: number, y: (value: number) => number, unit: string): string {
  const label = `${significant(value)} ${escapeXml(unit)}`.trim();
  return `<path class="grid" d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}"/><text class="quiet" x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${label}</text>`;
}

function line(
  values: readonly number[],
  index: number,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const points = values.flatMap((value, place) => (Number.isFinite(value) ? [[x(place), y(value)] as const] : []));
  const path = points.map(([left, top], at) => `${at === 0 ? 'M' : 'L'}${left} ${top}`).join('');
  const dots = points.map(([left, top]) => `<circle class="d${index}" cx="${left}" cy="${top}" r="4"/>`).join('');
  return `<path class="line s${index}" d="${path}"/>${dots}`;
}

/** The next number that is 1, 2 or 5 times a power of ten. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= value * 0.999) ?? 10;
  return step * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
