import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import type { Attachment } from '@prosa/proto/chat';
import { FILES } from '../api/clients.ts';
import { RequestFailed, failureOf } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { Wake } from '../connection/wake.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { PUT_BYTES } from './put-bytes.ts';
import type { UploadItem } from './upload-item.ts';

/** So many go up at a time; the others wait for their turn. */
const atOnce = 2;
/** Addresses of sent pictures that stay, so that a message does not flicker when the server has it. */
const maxPreviews = 40;

interface Running {
  readonly abort: AbortController;
  uploadId?: string;
}

/** The files that somebody chose in this tab: on their way, in the composer, or in a message that waits for them. */
@Injectable({ providedIn: 'root' })
export class UploadStore implements SessionPart {
  private readonly files = inject(FILES);
  private readonly put = inject(PUT_BYTES);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly items = signal<ReadonlyMap<string, UploadItem>>(new Map());
  /** Those that a message has taken: no longer in the composer. */
  private readonly taken = signal<ReadonlySet<string>>(new Set());
  private readonly running = new Map<string, Running>();
  private readonly rooms = new Map<string, Signal<readonly UploadItem[]>>();
  private readonly previews = new Map<string, string>();
  private listeners: (() => void)[] = [];

  constructor() {
    inject(SessionStore).join(this);
  }

  /** What stands in the composer of a room, in the order in which it was chosen. The same signal for the same id. */
  inRoom(roomId: string): Signal<readonly UploadItem[]> {
    let room = this.rooms.get(roomId);
    if (!room) {
      room = computed(() =>
        [...this.items().values()].filter((item) => item.roomId === roomId && !this.taken().has(item.key)),
      );
      this.rooms.set(roomId, room);
    }
    return room;
  }

  /** A file by its key, while this tab has it. */
  item(key: string): UploadItem | undefined {
    return this.items().get(key);
  }

  /** Address in this tab of a picture that was chosen here, by its key or its id; empty: there is none. */
  previewOf(id: string): string {
    return this.items().get(id)?.previewUrl || this.previews.get(id) || '';
  }

  /** Takes files into the composer of a room and sends them off. */
  add(roomId: string, files: readonly File[]): void {
    const added = files.map((file): [string, UploadItem] => {
      const key = crypto.randomUUID();
      const previewUrl = /^(image|video|audio)\//.test(file.type) ? URL.createObjectURL(file) : '';
      return [key, { key, roomId, file, state: 'running', sentBytes: 0, altText: '', previewUrl }];
    });
    this.items.update((items) => new Map([...items, ...added]));
    this.startNext();
  }

  /** Says what a picture shows. */
  describe(key: string, altText: string): void {
    this.change(key, { altText });
  }

  /** Throws a file away, also one that is on its way. */
  remove(key: string): void {
    const item = this.item(key);
    const running = this.running.get(key);
    running?.abort.abort();
    this.running.delete(key);
    const uploadId = item?.attachment?.id ?? running?.uploadId;
    if (uploadId) void this.files.cancelUpload({ uploadId }).catch(() => undefined); // it goes by itself after a day
    if (item?.previewUrl) URL.revokeObjectURL(item.previewUrl);
    this.forget(key);
    this.startNext();
  }

  /** Tries a failed one again. */
  retry(key: string): void {
    const item = this.item(key);
    if (item?.state !== 'failed') return;
    const { failure: _, ...rest } = item;
    this.items.update((items) => new Map(items).set(key, { ...rest, state: 'running' }));
    this.startNext();
  }

  /** Gives what stands in the composer to a message. */
  take(roomId: string): readonly UploadItem[] {
    const items = this.inRoom(roomId)();
    this.taken.update((taken) => new Set([...taken, ...items.map(({ key }) => key)]));
    return items;
  }

  /** Resolves when all of these are on the server. Throws RequestFailed when one of them cannot get there. */
  async settled(keys: readonly string[]): Promise<readonly Attachment[]> {
    for (;;) {
      const items = keys.map((key) => this.item(key));
      const failed = items.find((item) => item?.state === 'failed')?.failure;
      if (failed) throw new RequestFailed(failed);
      const done = items.map((item) => item?.attachment);
      if (done.every((attachment) => attachment !== undefined)) return done;
      if (items.some((item) => item === undefined)) throw new Error('the file was taken away');
      await new Promise<void>((resolve) => this.listeners.push(resolve));
    }
  }

  /** A message has these on the server: nothing of them is kept but what shows them. */
  sent(keys: readonly string[]): void {
    for (const key of keys) {
      const item = this.item(key);
      if (item?.attachment && item.previewUrl) this.previews.set(item.attachment.id, item.previewUrl);
      this.forget(key);
    }
    for (const [id, url] of this.previews) {
      if (this.previews.size <= maxPreviews) break;
      URL.revokeObjectURL(url);
      this.previews.delete(id);
    }
  }

  /** Whether something would be lost if the tab were closed now. */
  busy(): boolean {
    return this.items().size > 0;
  }

  begin(): void {
    // Nothing is kept from before.
  }

  end(): void {
    for (const key of [...this.items().keys()]) {
      this.running.get(key)?.abort.abort();
      this.forget(key);
    }
    this.running.clear();
    for (const url of this.previews.values()) URL.revokeObjectURL(url);
    this.previews.clear();
  }

  private startNext(): void {
    for (const { key, state } of this.items().values()) {
      if (this.running.size >= atOnce) return;
      if (state === 'running' && !this.running.has(key)) void this.run(key);
    }
  }

  private async run(key: string): Promise<void> {
    const item = this.item(key);
    if (!item) return;
    const running: Running = { abort: new AbortController() };
    this.running.set(key, running);
    const { signal } = running.abort;
    try {
      const { runUpload } = await import('./run-upload.ts');
      const { files, put, timing, wake } = this;
      const attachment = await runUpload(
        item.file,
        { files, put, timing, wake },
        {
          announced: (uploadId) => (running.uploadId = uploadId),
          progress: (sentBytes) => this.change(key, { sentBytes, state: 'running' }),
          waits: (failure) => this.change(key, { state: 'waiting', failure }),
        },
        signal,
      );
      this.change(key, { state: 'done', attachment, sentBytes: item.file.size });
    } catch (error) {
      if (!signal.aborted) this.change(key, { state: 'failed', failure: failureOf(error) });
    }
    if (this.running.get(key) === running) this.running.delete(key);
    this.startNext();
  }

  private change(key: string, change: Partial<UploadItem>): void {
    const item = this.item(key);
    if (!item) return;
    this.items.update((items) => new Map(items).set(key, { ...item, ...change }));
    this.told();
  }

  private forget(key: string): void {
    this.items.update((items) => new Map([...items].filter(([other]) => other !== key)));
    this.taken.update((taken) => new Set([...taken].filter((other) => other !== key)));
    this.told();
  }

  private told(): void {
    const listeners = this.listeners;
    this.listeners = [];
    for (const listener of listeners) listener();
  }
}
