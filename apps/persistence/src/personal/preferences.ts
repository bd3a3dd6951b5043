import { create, fromJson, type JsonObject, type JsonValue, toJson } from '@bufbuild/protobuf';
import {
  type GetPreferencesResponse,
  GetPreferencesResponseSchema,
  PersonalSection,
  type Preferences,
  PreferencesSchema,
  type UpdatePreferencesRequest,
  type UpdatePreferencesResponse,
  UpdatePreferencesResponseSchema,
} from '@prosa/proto/chat';
import type { Queries } from '../database/connect.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { Workspace } from '../workspace.ts';
import { changePersonal, readPersonalRevision } from './personal-revision.ts';

/** What the account has chosen; fields that it never chose are not set. */
export async function readPreferences(db: Queries, accountId: string): Promise<Preferences> {
  const row = await db.selectFrom('preferences').select('body').where('account_id', '=', accountId).executeTakeFirst();
  return toPreferences(row?.body ?? {});
}

/** The actor's preferences, with the revision they are good for. */
export async function getPreferences({ db }: Workspace, actorId: string): Promise<GetPreferencesResponse> {
  const revision = await readPersonalRevision(db, actorId);
  return create(GetPreferencesResponseSchema, { preferences: await readPreferences(db, actorId), revision });
}

/** Changes the fields that are set. As they are already: no change. Throws INVALID_ARGUMENT (preferences.timeZone). */
export async function updatePreferences(
  workspace: Workspace,
  actorId: string,
  { preferences: set }: UpdatePreferencesRequest,
): Promise<UpdatePreferencesResponse> {
  if (!set) throw invalidArgument('preferences', 'value is required');
  if (set.timeZone !== undefined && !isTimeZone(set.timeZone)) {
    throw invalidArgument('preferences.timeZone', 'must be the name of a time zone, as Europe/Lisbon');
  }
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    const before = await readPreferences(trx, actorId);
    const body = { ...bodyOf(before), ...bodyOf(set) };
    const after = toPreferences(body);
    if (JSON.stringify(bodyOf(after)) === JSON.stringify(bodyOf(before))) return { result: before, sections: [] };
    const kept = JSON.stringify(bodyOf(after));
    await trx
      .insertInto('preferences')
      .values({ account_id: actorId, body: kept })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ body: kept }))
      .execute();
    return { result: after, sections: [PersonalSection.PREFERENCES] };
  });
  return create(UpdatePreferencesResponseSchema, { preferences: result, revision });
}

/** Fields that only a newer version knows are left aside. */
function toPreferences(body: JsonValue): Preferences {
  return fromJson(PreferencesSchema, body, { ignoreUnknownFields: true });
}

function bodyOf(preferences: Preferences): JsonObject {
  return toJson(PreferencesSchema, preferences) as JsonObject;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
