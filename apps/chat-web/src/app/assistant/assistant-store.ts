import { Injectable, Injector, computed, inject, signal } from '@angular/core';
import type { Client } from '@connectrpc/connect';
import type { AssistantService, GetAssistantResponse } from '@prosa/proto/chat';
import { request } from '../api/failure.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';
import { RoomStore } from '../rooms/room-store.ts';

/** Whether there is an assistant here, and what it is. */
@Injectable({ providedIn: 'root' })
export class AssistantStore implements SessionPart {
  private readonly injector = inject(Injector);
  private readonly rooms = inject(RoomStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly known = signal<GetAssistantResponse | undefined>(undefined);
  private asking: Promise<void> | undefined;

  /** What the server says of it; undefined: not known yet. */
  readonly about = this.known.asReadonly();
  /** The person does not want to see anything of it. */
  readonly hidden = computed(() => this.preferences.chosen().hideAssistant === true);
  /** It is on, and the person wants it. */
  readonly offered = computed(() => this.about()?.enabled === true && !this.hidden());

  constructor() {
    inject(SessionStore).join(this);
  }

  /** Whether it may be asked about a room. */
  offeredIn(roomId: string): boolean {
    return this.offered() && this.rooms.room(roomId)()?.assistantOff === false;
  }

  /** Asks the server once; what fails is asked again with the next call. Never throws. */
  load(): Promise<void> {
    return (this.asking ??= this.reload().catch(() => (this.asking = undefined)));
  }

  /** Asks the server anew. Throws `RequestFailed`. */
  async reload(): Promise<void> {
    const about = await request((await this.client()).getAssistant({}));
    this.known.set(about);
  }

  /** Switches the assistant of the workspace. Throws `RequestFailed`. */
  async enable(enabled: boolean): Promise<void> {
    await request((await this.client()).updateAssistant({ enabled }));
    await this.reload();
  }

  /** Switches the assistant in a room. Throws `RequestFailed`. */
  async enableIn(roomId: string, enabled: boolean): Promise<void> {
    await request((await this.client()).setRoomAssistant({ roomId, enabled }));
  }

  begin(): void {
    this.end();
  }

  end(): void {
    this.known.set(undefined);
    this.asking = undefined;
  }

  /** Fetched with the first call: the first screen does without it. */
  private async client(): Promise<Client<typeof AssistantService>> {
    return this.injector.get((await import('../api/ai-clients.ts')).ASSISTANT);
  }
}
