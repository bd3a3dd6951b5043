import { create, type MessageInitShape } from '@bufbuild/protobuf';
import type { ConnectRouter } from '@connectrpc/connect';
import { PersonalSection, PersonalService, PreferencesSchema, type PersonalChangedSchema } from '@prosa/proto/chat';

/** What the personal part of the scripted server needs of the rest. */
export interface PersonalServerParts {
  /** Does a call, with the traps that were set for it. */
  answer<T>(name: string, act: () => T): Promise<T>;
  /** Tells every open stream. */
  tell(change: MessageInitShape<typeof PersonalChangedSchema>): void;
}

/** What belongs to the one person of the scripted server. */
export class ScriptedPersonal {
  revision = 0n;
  preferences = create(PreferencesSchema);
  private readonly parts: PersonalServerParts;

  constructor(parts: PersonalServerParts) {
    this.parts = parts;
  }

  /** Something changed, here or on another device; `live`: the streams are told. */
  changed(sections: PersonalSection[], live = true): bigint {
    this.revision += 1n;
    if (live) this.parts.tell({ revision: this.revision, sections });
    return this.revision;
  }

  route(router: ConnectRouter): void {
    const { parts } = this;
    router.service(PersonalService, {
      getPreferences: () =>
        parts.answer('getPreferences', () => ({ preferences: this.preferences, revision: this.revision })),
      updatePreferences: ({ preferences }) =>
        parts.answer('updatePreferences', () => {
          this.preferences = Object.assign(create(PreferencesSchema, this.preferences), preferences);
          return { preferences: this.preferences, revision: this.changed([PersonalSection.PREFERENCES]) };
        }),
    });
  }
}
