import { join, resolve } from 'node:path';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** Where images are put: below it `base/` and a folder a role. */
export const imagesFolder = join(root, 'dist/vm-images');

/** What vm-base makes. */
export const baseFolder = join(imagesFolder, 'base');

/** The machines of an installation, in the order in which they start. */
export const roles = ['database-server', 'ai-server', 'web-server'] as const;

/** What a machine is for. */
export type Role = (typeof roles)[number];
