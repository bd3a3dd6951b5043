import { Injectable, Injector, inject } from '@angular/core';
import type { Attachment, Message } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { formOf } from './file-kind.ts';

/** A picture and the message it came with. */
export interface ViewedPicture {
  readonly file: Attachment;
  readonly message: Message;
}

/** What the viewer opens with. */
export interface ViewerData {
  /** Oldest first. */
  readonly pictures: readonly ViewedPicture[];
  readonly start: number;
}

/** Shows pictures large: all that the room's window has, beginning with one. The focus comes back to where it was. */
@Injectable({ providedIn: 'root' })
export class PictureViewer {
  private readonly injector = inject(Injector);
  private readonly timelines = inject(TimelineStore);
  private readonly words = inject(Words);

  /** Opens at this picture; with those given, or with all that stand in the room's window. */
  async open(roomId: string, attachmentId: string, given?: readonly ViewedPicture[]): Promise<void> {
    const [{ Viewer }, { Dialog }] = await Promise.all([import('./viewer.ts'), import('@angular/cdk/dialog')]);
    const all = given ?? this.inWindow(roomId);
    const pictures = all.filter(({ file }) => formOf(file) === 'picture');
    const start = pictures.findIndex(({ file }) => file.id === attachmentId);
    if (start < 0) return;
    this.injector.get(Dialog).open<void, ViewerData>(Viewer, {
      data: { pictures, start },
      ariaLabel: this.words.t('files.viewer'),
      width: '100vw',
      height: '100dvh',
      maxWidth: '100vw',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: 'dialog',
    });
  }

  private inWindow(roomId: string): readonly ViewedPicture[] {
    return this.timelines
      .timeline(roomId)()
      .entries.filter(({ state }) => state === 'sent')
      .flatMap(({ message }) => message.attachments.map((file) => ({ file, message })));
  }
}
