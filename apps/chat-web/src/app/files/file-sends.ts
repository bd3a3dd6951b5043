import { Injectable, inject } from '@angular/core';
import { create } from '@bufbuild/protobuf';
import { AttachmentSchema, type Attachment } from '@prosa/proto/chat';
import { failureOf } from '../api/failure.ts';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';
import { OutboxStore } from '../outbox/outbox-store.ts';
import type { UploadItem } from './upload-item.ts';
import { UploadStore } from './upload-store.ts';

/**
 * Messages with files: they show at once, with what was chosen here, and go to the outbox when their files are on the
 * server. Until then they live in this tab alone, as the files do.
 */
@Injectable({ providedIn: 'root' })
export class FileSends {
  private readonly outbox = inject(OutboxStore);
  private readonly uploads = inject(UploadStore);

  constructor() {
    window.addEventListener('beforeunload', (event) => {
      if (this.uploads.busy()) event.preventDefault();
    });
  }

  /** Says something with these files. Resolves when it stands in the outbox, or has failed. */
  async send(entry: OutboxEntry, items: readonly UploadItem[]): Promise<void> {
    const uploads = items.map(({ key }) => key);
    this.outbox.hold({ ...entry, uploads, attachments: items.map(localAttachment) });
    await this.deliver(entry.clientMessageId, uploads);
  }

  /** Tries again what failed because of a file. */
  async retry({ clientMessageId, uploads = [] }: OutboxEntry): Promise<void> {
    const item = this.outbox.get(clientMessageId);
    if (!item) return;
    const { failure: _, ...rest } = item.entry;
    for (const key of uploads) this.uploads.retry(key);
    this.outbox.hold({ ...rest, state: 'waiting' });
    await this.deliver(clientMessageId, uploads);
  }

  /** The message is thrown away, and its files with it. */
  discard({ uploads = [] }: OutboxEntry): void {
    for (const key of uploads) this.uploads.remove(key);
  }

  private async deliver(clientMessageId: string, keys: readonly string[]): Promise<void> {
    try {
      const attachments = await this.uploads.settled(keys);
      const item = this.outbox.get(clientMessageId);
      if (!item) return;
      const { uploads: _, ...entry } = item.entry;
      const described = attachments.map((attachment, index) => ({
        ...attachment,
        altText: this.uploads.item(keys[index] ?? '')?.altText ?? '',
      }));
      this.uploads.sent(keys);
      await this.outbox.put({ ...entry, attachments: described, state: 'waiting' });
    } catch (error) {
      const item = this.outbox.get(clientMessageId);
      if (item) this.outbox.hold({ ...item.entry, state: 'failed', failure: failureOf(error) });
    }
  }
}

/** A file as it looks before the server has looked at it; its id is its key. */
function localAttachment({ key, file, altText, attachment }: UploadItem): Attachment {
  if (attachment) return { ...attachment, id: key, altText };
  return create(AttachmentSchema, {
    id: key,
    name: file.name,
    mediaType: file.type || 'application/octet-stream',
    sizeBytes: BigInt(file.size),
    altText,
  });
}
