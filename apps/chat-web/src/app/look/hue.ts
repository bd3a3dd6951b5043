/** The eight colours that people and rooms may have. */
export const hues = ['anil', 'mar', 'mata', 'ipe', 'barro', 'urucum', 'jabuticaba', 'pedra'] as const;

/** A colour of a person or a room. */
export type Hue = (typeof hues)[number];

/** The colour that belongs to an id, the same everywhere and always. The grey one stays for what has no id. */
export function hueOf(id: string): Hue {
  if (!id) return 'pedra';
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hues[((hash ^ (hash >>> 16)) >>> 0) % (hues.length - 1)] ?? 'pedra';
}
