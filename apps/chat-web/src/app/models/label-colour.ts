import { hues } from '../look/hue.ts';

/** The colours of labels, in the order in which a model's labels take them. */
const order = [
  'mata',
  'anil',
  'urucum',
  'jabuticaba',
  'mar',
  'barro',
  'ipe',
] as const satisfies readonly (typeof hues)[number][];

/** The colour of a label of a model, as a value for `--dash`; grey for a label that the model does not have. */
export function labelColour(labels: readonly string[], label: string): string {
  const index = labels.indexOf(label);
  return `var(--prosa-hue-${index < 0 ? 'pedra' : (order[index % order.length] ?? 'pedra')})`;
}
