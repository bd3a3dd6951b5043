import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Availability, AvailabilitySchema, type User, UserRole, UserSchema } from '@prosa/proto/chat';
import type { Selectable } from 'kysely';
import { isAssistantName } from '../assistant/assistant-account.ts';
import { invalidArgument, shownName } from '../database/invalid-argument.ts';
import type { Database } from '../database/schema.ts';
import { nameKey } from '../messages/mentions.ts';
import { fold } from '../search/fold.ts';

/** A row of the table account. */
export type AccountRow = Selectable<Database['account']>;

/** Who looks at a person. */
export interface Viewer {
  id: string;
  role: UserRole;
}

/** The person as the viewer may see them: the e-mail only of oneself, or for administrators. */
export function toUser(row: Omit<AccountRow, 'password_hash'>, viewer?: Viewer): User {
  const seesEmail = viewer !== undefined && (viewer.id === row.id || viewer.role >= UserRole.ADMIN);
  return create(UserSchema, {
    id: row.id,
    displayName: row.display_name,
    email: seesEmail ? row.email : '',
    role: row.role,
    createdAt: timestampFromDate(row.created_at),
    status: statusOf(row),
    availability: availabilityOf(row),
    isAssistant: row.is_assistant,
  });
}

function statusOf({ status_emoji: emoji, status_text: text, status_expires_at: expires }: AccountStatus) {
  if ((emoji === '' && text === '') || (expires && expires.getTime() <= Date.now())) return undefined;
  return { emoji, text, expiresAt: expires ? timestampFromDate(expires) : undefined };
}

type AccountStatus = Pick<AccountRow, 'status_emoji' | 'status_text' | 'status_expires_at'>;

/** When the person does not want to be disturbed; undefined: they never said. */
export function availabilityOf(
  row: Pick<AccountRow, 'quiet_until' | 'quiet_hours' | 'time_zone'>,
): Availability | undefined {
  if (row.quiet_until === null && row.quiet_hours === null && row.time_zone === '') return undefined;
  return create(AvailabilitySchema, {
    quietUntil: row.quiet_until ? timestampFromDate(row.quiet_until) : undefined,
    quietHours: (row.quiet_hours ?? []).map(({ weekdays, from, until }) => {
      return { weekdays, fromMinute: from, untilMinute: until };
    }),
    timeZone: row.time_zone,
  });
}

/** The person as they see themselves. */
export function toSelf(row: Omit<AccountRow, 'password_hash'>): User {
  return toUser(row, { id: row.id, role: row.role });
}

/** How a person's name is kept: as it is shown, compared and found. Throws INVALID_ARGUMENT when it is blank, or the assistant's. */
export function namesOfPerson(displayName: string): { display_name: string; name_key: string; folded_name: string } {
  const shown = shownName(displayName, 'displayName');
  if (isAssistantName(shown)) throw invalidArgument('displayName', 'is the name of the assistant');
  return { display_name: shown, name_key: nameKey(shown), folded_name: fold(shown) };
}
