import { Injectable, computed, inject, signal } from '@angular/core';
import { clone, create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { Motion, PersonalSection, PreferencesSchema, TextSize, type Preferences } from '@prosa/proto/chat';
import { PERSONAL } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import type { Table } from '../session/account-storage.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';
import { PersonalStore } from './personal-store.ts';

/** Some preferences: those that are to change. */
export type PreferencesChange = MessageInitShape<typeof PreferencesSchema>;

interface KeptPreferences {
  readonly key: 'preferences';
  readonly bytes: Uint8Array;
}

/** How the person wants the app, on all of their devices. Kept in this browser, so that it holds offline too. */
@Injectable({ providedIn: 'root' })
export class PreferencesStore implements SessionPart {
  private readonly calls = inject(PERSONAL);
  private readonly personal = inject(PersonalStore);
  private readonly shown = signal<Preferences>(create(PreferencesSchema));
  /** What the server said last, and the revision of that. */
  private confirmed = create(PreferencesSchema);
  private revision = -1n;
  private table: Table<KeptPreferences> | undefined;
  /** Changes that the server has not answered. */
  private readonly pending = new Set<PreferencesChange>();

  /** What was chosen; a field that was never chosen is undefined. */
  readonly chosen = this.shown.asReadonly();
  /** What holds: what was chosen, else the default. */
  readonly current = computed(() => withDefaults(this.shown()));

  constructor() {
    inject(SessionStore).join(this);
    this.personal.keep(PersonalSection.PREFERENCES, async () => {
      const { preferences, revision } = await this.calls.getPreferences({});
      this.take(preferences, revision);
      return revision;
    });
  }

  /** Changes the given ones: here at once, then everywhere. Throws `RequestFailed`; then they are as before. */
  async update(change: PreferencesChange): Promise<void> {
    this.pending.add(change);
    this.show();
    try {
      const { preferences, revision } = await request(this.calls.updatePreferences({ preferences: change }));
      this.pending.delete(change);
      if (revision >= this.revision) this.take(preferences, revision);
    } finally {
      this.pending.delete(change);
      this.show();
    }
  }

  begin({ storage, signal }: SessionScope): void {
    const table = (this.table = storage.table<KeptPreferences>('personal'));
    void table.get('preferences').then((found) => {
      if (!found || signal.aborted || this.revision >= 0n) return;
      this.confirmed = fromBinary(PreferencesSchema, found.bytes);
      this.show();
    });
  }

  end(): void {
    this.table = undefined;
    this.pending.clear();
    this.confirmed = create(PreferencesSchema);
    this.revision = -1n;
    this.show();
  }

  private take(preferences: Preferences | undefined, revision: bigint): void {
    if (!preferences || !this.table) return;
    this.confirmed = preferences;
    this.revision = revision;
    this.show();
    void this.table.put({ key: 'preferences', bytes: toBinary(PreferencesSchema, preferences) });
  }

  /** What the server says, with what it has not answered yet on top. */
  private show(): void {
    this.shown.set([...this.pending].reduce(merged, this.confirmed));
  }
}

function merged(preferences: Preferences, change: PreferencesChange): Preferences {
  return Object.assign(clone(PreferencesSchema, preferences), create(PreferencesSchema, change));
}

function withDefaults(chosen: Preferences) {
  return {
    followMe: chosen.followMe ?? false,
    enterSends: chosen.enterSends ?? true,
    sounds: chosen.sounds ?? true,
    hideTyping: chosen.hideTyping ?? false,
    readReceipts: chosen.readReceipts ?? true,
    letterShortcuts: chosen.letterShortcuts ?? true,
    motion: chosen.motion ?? Motion.SYSTEM,
    textSize: chosen.textSize ?? TextSize.NORMAL,
    highContrast: chosen.highContrast ?? false,
    underlineLinks: chosen.underlineLinks ?? false,
    keywords: chosen.keywords?.words ?? [],
  };
}
