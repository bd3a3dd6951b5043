import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Attachment } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { FileSizes } from './file-sizes.ts';
import { kindHue, kindLabel, thumbnailOf } from './file-kind.ts';

/** The files of a message that does not stand in its room: what each is called, how large it is, what it looks like. */
@Component({
  selector: 'prosa-named-files',
  template: `
    <ul [attr.aria-label]="t('files.title')">
      @for (file of files(); track file.id) {
        <li [attr.title]="file.altText || file.name">
          @if (file.hasThumbnail) {
            <img class="face" [src]="thumbnailOf(file)" [alt]="file.altText" loading="lazy" decoding="async" />
          } @else {
            <span
              class="face"
              aria-hidden="true"
              [style.background]="'var(--prosa-hue-' + kindHue(file) + '-bg)'"
              [style.color]="'var(--prosa-hue-' + kindHue(file) + '-fg)'"
              >{{ kindLabel(file) }}</span
            >
          }
          <span class="clip">{{ file.name }}</span>
          <small>{{ sizes.say(file.sizeBytes) }}</small>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.25rem;
      max-height: 9rem;
      margin: 0;
      padding: 0;
      overflow: auto;
      scrollbar-width: thin;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: 0.5rem;
    }
    .face {
      display: grid;
      place-items: center;
      width: 2.25rem;
      height: 2.25rem;
      border-radius: var(--mat-sys-corner-small);
      object-fit: cover;
      font: var(--mat-sys-label-small);
    }
    small {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NamedFiles {
  protected readonly sizes = inject(FileSizes);
  protected readonly t = inject(Words).t;
  protected readonly kindLabel = kindLabel;
  protected readonly kindHue = kindHue;
  protected readonly thumbnailOf = thumbnailOf;

  readonly files = input.required<readonly Attachment[]>();
}
