import { chartStyle, escapeXml } from '../report/chart-style.ts';
import type { Call } from './call-tree.ts';
import type { CallFrame } from './self-time.ts';

const WIDTH = 1200;
const ROW = 18;
const TOP = 64;
/** What is narrower is left out: nobody could read it. */
const LEAST = 1.5;
const LETTER = 6.2;

/**
 * A flame graph as SVG, the callers above: as wide as a function took with all that it called. Prosa's own functions are coloured,
 * those of libraries and of Node are grey. `place` says where a function stands in the sources.
 */
export function flameGraph(title: string, root: Call, place: (frame: CallFrame) => string): string {
  const boxes: string[] = [];
  let deepest = 0;
  const draw = (call: Call, x: number, depth: number): void => {
    const width = (call.microseconds / root.microseconds) * WIDTH;
    if (width < LEAST) return;
    deepest = Math.max(deepest, depth);
    if (depth > 0)
      boxes.push(box(call, place(call.frame), root.microseconds, { x, y: TOP + (depth - 1) * ROW, width }));
    let at = x;
    for (const next of call.calls) {
      draw(next, at, depth + 1);
      at += (next.microseconds / root.microseconds) * WIDTH;
    }
  };
  draw(root, 0, 0);
  const height = TOP + deepest * ROW + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(title)}">
${chartStyle}
<style>.call{stroke:#fff;stroke-width:.6}.name{font-size:11px}.own{fill:#9fd8d3}.other{fill:#dfe3e8}@media (prefers-color-scheme:dark){.call{stroke:#151b23}.own{fill:#155e59}.other{fill:#323b45}}</style>
<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
<text class="title" x="16" y="28">${escapeXml(title)}</text>
<text class="quiet" x="16" y="48">${(root.microseconds / 1e6).toFixed(2)} s of CPU time; Prosa's own functions are coloured</text>
${boxes.join('\n')}
</svg>
`;
}

function box(
  { frame, microseconds }: Call,
  place: string,
  total: number,
  { x, y, width }: { x: number; y: number; width: number },
): string {
  const name = frame.functionName || '(anonymous)';
  const own = /^(apps|libs)\//.test(place) ? 'own' : 'other';
  const letters = Math.floor((width - 4) / LETTER);
  const shown = name.length <= letters ? name : name.slice(0, letters);
  const label = letters < 3 ? '' : `<text class="name" x="${tenth(x + 3)}" y="${y + 13}">${escapeXml(shown)}</text>`;
  const told = `${name} ${place}: ${((microseconds / total) * 100).toFixed(1)} %`;
  return `<g><title>${escapeXml(told)}</title><rect class="call ${own}" x="${tenth(x)}" y="${y}" width="${tenth(width)}" height="${ROW}"/>${label}</g>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
