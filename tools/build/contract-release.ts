/**
 * npm run contract:release, when a version of Prosa is released: from then on the contract as it is now may be added to
 * but not broken. CI compares every change with the image this writes, libs/proto/released.binpb, which is checked in.
 * Run it only on what is going out: whatever it writes over is no longer guarded.
 */
import { breakingChanges, contractFolder, releasedImage, writeImage } from './contract.ts';

const broken = await breakingChanges(contractFolder);
if (broken.length > 0 && !process.argv.includes('--break')) {
  console.error(`This breaks what is released; with --break it is released all the same:\n${broken.join('\n')}`);
  process.exitCode = 1;
} else {
  await writeImage(contractFolder, releasedImage);
  console.log(`wrote ${releasedImage}`);
}
