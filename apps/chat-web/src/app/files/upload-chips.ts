import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { kindHue, kindLabel } from './file-kind.ts';
import { FileSizes } from './file-sizes.ts';
import { shareOf, type UploadItem } from './upload-item.ts';
import { UploadStore } from './upload-store.ts';

/** The longest description of a picture, in characters. */
const maxAltText = 1_000;

/** What was chosen for the message that is being written: how far it is, what it shows, and a way out for each. */
@Component({
  selector: 'prosa-upload-chips',
  imports: [Icon, MatIconButton],
  templateUrl: './upload-chips.html',
  styleUrl: './upload-chips.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UploadChips {
  private readonly failures = inject(FailureWords);
  protected readonly uploads = inject(UploadStore);
  protected readonly sizes = inject(FileSizes);
  protected readonly t = inject(Words).t;
  protected readonly maxAltText = maxAltText;

  readonly items = input.required<readonly UploadItem[]>();

  protected readonly isPicture = ({ file, previewUrl }: UploadItem): boolean =>
    previewUrl !== '' && file.type.startsWith('image/');
  protected readonly label = ({ file }: UploadItem): string => kindLabel({ name: file.name, mediaType: file.type });
  protected readonly hue = ({ file }: UploadItem): string => kindHue({ name: file.name, mediaType: file.type });
  protected readonly percent = (item: UploadItem): number => Math.round(shareOf(item) * 100);

  /** How far it is, in words. */
  protected state(item: UploadItem): string {
    const size = this.sizes.say(item.file.size);
    switch (item.state) {
      case 'done':
        return size;
      case 'running':
        return this.t('files.progress', { percent: this.percent(item), size });
      case 'waiting':
        return this.t('files.waiting', { percent: this.percent(item) });
      case 'failed':
        return item.failure ? this.failures.sayFailure(item.failure) : this.t('message.notSent');
    }
  }
}
