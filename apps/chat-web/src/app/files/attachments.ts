import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIconAnchor } from '@angular/material/button';
import type { Attachment, Message } from '@prosa/proto/chat';
import { thumbHashToDataURL } from 'thumbhash';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { FileSizes } from './file-sizes.ts';
import { addressOf, formOf, kindHue, kindLabel, thumbnailOf } from './file-kind.ts';
import { PictureViewer } from './picture-viewer.ts';
import { shareOf } from './upload-item.ts';
import { UploadStore } from './upload-store.ts';

/** How large a picture stands in the log, in pixels. */
const maxWidth = 352;
const maxHeight = 320;
/** Several pictures stand in rows of this height. */
const rowHeight = 176;
/** Moving pictures up to this size move in the log. */
const maxMovingBytes = 6_000_000n;

interface Shown {
  readonly file: Attachment;
  readonly form: ReturnType<typeof formOf>;
  readonly address: string;
  /** What stands in the log: the small picture, or what was chosen here. */
  readonly picture: string;
  readonly placeholder: string;
  readonly width: number;
  readonly height: number;
}

/** The files of a message: pictures that open, sound and films that play, everything else as a card. */
@Component({
  selector: 'prosa-attachments',
  imports: [Icon, MatIconAnchor],
  templateUrl: './attachments.html',
  styleUrl: './attachments.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Attachments {
  private readonly uploads = inject(UploadStore);
  private readonly viewer = inject(PictureViewer);
  protected readonly sizes = inject(FileSizes);
  protected readonly t = inject(Words).t;
  protected readonly kindLabel = kindLabel;
  protected readonly kindHue = kindHue;

  readonly message = input.required<Message>();

  private readonly shown = computed(() => {
    const { attachments } = this.message();
    const many = attachments.filter((file) => formOf(file, this.isLocal(file)) === 'picture').length > 1;
    return attachments.map((file) => this.toShown(file, many));
  });
  protected readonly pictures = computed(() => this.shown().filter(({ form }) => form === 'picture'));
  protected readonly others = computed(() => this.shown().filter(({ form }) => form !== 'picture'));

  /** What is there of a file that is still on its way, 0 to 100. */
  protected percent({ id }: Attachment): number {
    const item = this.uploads.item(id);
    return item ? Math.round(shareOf(item) * 100) : 100;
  }

  protected view({ file }: Shown): void {
    if (!this.isLocal(file)) void this.viewer.open(this.message().roomId, file.id);
  }

  /** It is still on its way from this tab. */
  protected isLocal({ id }: Attachment): boolean {
    return this.uploads.item(id) !== undefined;
  }

  private toShown(file: Attachment, many: boolean): Shown {
    const local = this.isLocal(file);
    const form = formOf(file, local);
    const preview = this.uploads.previewOf(file.id);
    const address = local ? preview : addressOf(file);
    const moves = file.mediaType === 'image/gif' && file.sizeBytes <= maxMovingBytes && !stillness();
    const small = file.hasThumbnail && !moves ? thumbnailOf(file) : address;
    return {
      file,
      form,
      address,
      picture: preview || small,
      placeholder: file.placeholder.length > 0 ? `url(${thumbHashToDataURL(file.placeholder)})` : '',
      ...fitted(file, many),
    };
  }
}

/** The size in the log; the same before and after the picture is there, so that nothing moves. */
function fitted({ width, height }: Attachment, many: boolean): { width: number; height: number } {
  const [wide, high] = width > 0 && height > 0 ? [width, height] : [maxWidth, 220];
  const scale = many ? rowHeight / high : Math.min(maxWidth / wide, maxHeight / high, 1);
  const [w, h] = [Math.round(wide * scale), Math.round(high * scale)];
  return { width: Math.min(Math.max(w, 48), maxWidth), height: Math.max(h, 48) };
}

function stillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
