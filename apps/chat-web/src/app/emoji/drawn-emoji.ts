/** One emoji of each version that not every system draws yet. */
const samples: Readonly<Record<number, string>> = { 15.1: '🐦‍🔥', 16: '🫩', 17: '🫪' };
const known = new Map<number, boolean>();

/** Whether this system has pictures for the emoji of a version; an empty box is no use in a picker. */
export function drawsVersion(version: number): boolean {
  const sample = samples[version];
  if (!sample) return true;
  let draws = known.get(version);
  if (draws === undefined) {
    draws = isDrawn(sample);
    known.set(version, draws);
  }
  return draws;
}

/** A missing picture is drawn in the colour of the text, a missing join as two pictures. */
function isDrawn(char: string): boolean {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.font = '16px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';
  context.textBaseline = 'top';
  if (context.measureText(char).width > context.measureText('😀').width * 1.5) return false;
  context.fillStyle = '#000';
  context.fillText(char, 0, 0);
  const { data } = context.getImageData(0, 0, 20, 20);
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) > 40 && (data[at] !== data[at + 1] || data[at] !== data[at + 2])) return true;
  }
  return false;
}
