/**
 * Gives the Docker engine of this machine what Prosa's images are built on, out of Debian's packages: for where no registry
 * can be reached. nx run tools:container-bases; needs root and mmdebstrap.
 */
import { debianImage, makeDebianImage, makePostgresImage, postgresImage } from './base-images.ts';
import { findDockerEngine } from './docker-engine.ts';

const host = await findDockerEngine();
if (host === undefined) {
  console.error('no Docker engine answers; `docker info` says why');
  process.exit(1);
}
await makeDebianImage(host);
await makePostgresImage(host);
console.log(`Put these lines into the file .env:\n\nBASE_IMAGE=${debianImage}\nPOSTGRES_IMAGE=${postgresImage}`);
