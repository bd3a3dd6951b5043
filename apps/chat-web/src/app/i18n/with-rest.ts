import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Words } from './words.ts';

/** Lets a page in once all texts are there, also those that the first screen does without. */
export const withRest: CanActivateFn = async () => {
  await inject(Words).fetchRest();
  return true;
};
