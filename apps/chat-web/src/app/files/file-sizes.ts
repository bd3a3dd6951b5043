import { Injectable, computed, inject } from '@angular/core';
import { Words } from '../i18n/words.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Sizes of files as the person's language writes them. */
@Injectable({ providedIn: 'root' })
export class FileSizes {
  private readonly words = inject(Words);
  private readonly formats = computed(() =>
    units.map(
      (unit, power) =>
        new Intl.NumberFormat(this.words.dates(), {
          style: 'unit',
          unit,
          unitDisplay: power === 0 ? 'long' : 'short',
          maximumFractionDigits: power < 2 ? 0 : 1,
        }),
    ),
  );

  /** `1.8 MB`; in thousands, as file managers and shops count. */
  readonly say = (bytes: number | bigint): string => {
    const size = Number(bytes);
    const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), units.length - 1);
    return this.formats()[power]?.format(size / 1_000 ** power) ?? '';
  };
}
