import { sql, type RawBuilder } from 'kysely';
import { chooseMentions, type Mentions, type NamedInText, namedInText } from './mentions.ts';

/** A text of a room. */
export interface RoomText {
  roomId: string;
  text: string;
}

/** Runs a query and gives its rows; of a pool, a transaction or a connection of one's own. */
export type RunQuery = <Row>(query: RawBuilder<Row>) => Promise<readonly Row[]>;

/** Whom each text names, in the order of the texts. One query for all; none when no text has an `@`. */
export async function findMentions(run: RunQuery, texts: readonly RoomText[]): Promise<Mentions[]> {
  const named = texts.map(({ text }) => namedInText(text));
  const asked = askFor(texts, named);
  if (asked.rooms.length === 0) return named.map(() => ({ userIds: [], room: false }));
  const rows = await run(sql<{ room_id: string; account_id: string; name_key: string }>`
    with asked as materialized (
      select * from unnest(${asked.rooms}::uuid[], ${asked.ids}::uuid[], ${asked.names}::text[]) as a (room_id, id, name)
    ),
    found as (
      select asked.room_id, a.id, a.name_key, a.is_assistant from asked join account a on a.id = asked.id
      union
      select asked.room_id, a.id, a.name_key, a.is_assistant from asked join account a on a.name_key = asked.name
    )
    select m.room_id, m.account_id, found.name_key
    from found join membership m on m.room_id = found.room_id and m.account_id = found.id and m.left_at is null
    union all
    -- The assistant is in no room and can be named in every one where it is on.
    select found.room_id, found.id, found.name_key from found join room r on r.id = found.room_id
    where found.is_assistant and not r.assistant_off and not (select assistant_off from workspace)`);
  const rooms = new Map<string, { ids: Set<string>; names: Map<string, string[]> }>();
  for (const row of rows) {
    const room = rooms.get(row.room_id) ?? { ids: new Set(), names: new Map<string, string[]>() };
    rooms.set(row.room_id, room);
    room.ids.add(row.account_id);
    room.names.set(row.name_key, [...(room.names.get(row.name_key) ?? []), row.account_id]);
  }
  const nobody = { ids: new Set<string>(), names: new Map<string, string[]>() };
  return named.map((names, index) => {
    const room = rooms.get(texts[index]?.roomId ?? '') ?? nobody;
    return chooseMentions(names, room.ids, room.names);
  });
}

/** Each id and each possible name once a room, as columns. */
function askFor(texts: readonly RoomText[], named: readonly NamedInText[]) {
  const rooms: string[] = [];
  const ids: (string | null)[] = [];
  const names: (string | null)[] = [];
  const seen = new Set<string>();
  const ask = (roomId: string, id: string | null, name: string | null) => {
    const key = `${roomId} ${id} ${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    rooms.push(roomId);
    ids.push(id);
    names.push(name);
  };
  for (const [index, { ids: namedIds, candidates }] of named.entries()) {
    const roomId = texts[index]?.roomId ?? '';
    for (const id of namedIds) ask(roomId, id, null);
    for (const name of new Set(candidates.flat())) ask(roomId, null, name);
  }
  return { rooms, ids, names };
}
