import { sql, type Kysely } from 'kysely';

/**
 * Search finds one and two characters of scripts without spaces, which trigrams cannot; and what a person wrote, or
 * messages with a link, without any word.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The characters beyond ASCII of a folded text, and the pairs of them that stand side by side, as numbers: a
    -- character is its code point, a pair the first one shifted by 21 bits plus the second.
    create function search_grams(folded text) returns bigint[]
    language sql immutable strict parallel safe
    return case when octet_length(folded) = char_length(folded) then '{}'::bigint[] else (
      select coalesce(array_agg(distinct gram), '{}') from (
        select ascii(c)::bigint as one, ascii(lead(c) over (order by n))::bigint as next
        from string_to_table(folded, null) with ordinality as characters (c, n)
      ) side_by_side
      cross join lateral (values (one), (case when next > 127 then (one << 21) + next end)) as grams (gram)
      where one > 127 and gram is not null
    ) end`.execute(db);
  await sql`
    alter table message_search add column grams bigint[] not null generated always as (search_grams(folded)) stored`.execute(
    db,
  );
  await sql`create index message_search_grams on message_search using gin (grams)`.execute(db);
  await sql`
    create index message_search_of_sender on message_search (sender_id, sent_at desc, message_id desc)`.execute(db);
  await sql`
    create index message_search_with_link on message_search (sent_at desc, message_id desc)
    where folded ~ 'https?://[^[:space:]]'`.execute(db);
}
