import type { RemoveLinkPreviewRequest } from '@prosa/proto/chat';
import type { AddLinkPreviewsRequest } from '@prosa/proto/persistence';
import type { StoredLinkPreview } from '../database/schema.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { changeMessage, messageChanged, storeChange } from '../messages/message-change.ts';
import { messageNotFound, notTheAuthor } from '../messages/message-failures.ts';
import type { MessageRow } from '../messages/message-row.ts';
import type { Pictures } from '../files/pictures.ts';
import type { Workspace } from '../workspace.ts';
import { dropLinkPictures, keepLinkPicture } from './link-pictures.ts';

const maxPreviews = 3;

/**
 * Adds what a gateway found to a message, as a change by its author; pictures are kept as small as they are shown. Passed over: links that do not stand in its text,
 * that have a preview, or whose preview was taken away. Throws MESSAGE_NOT_FOUND.
 */
export async function addLinkPreviews(
  { db, log }: Workspace,
  pictures: Pictures,
  { messageId, links }: AddLinkPreviewsRequest,
): Promise<void> {
  // Before the room is locked: it takes time.
  const small = new Map<string, Buffer | undefined>();
  for (const { url, picture } of links) if (picture.length > 0) small.set(url, await pictures.shrink(picture));
  const event = await inTransaction(db, async (trx) => {
    const place = await trx.selectFrom('message').select('room_id').where('id', '=', messageId).executeTakeFirst();
    if (!place) throw messageNotFound(messageId);
    // Locked first and read after: what was edited while this waited must be seen.
    await trx.selectFrom('room').select('id').where('id', '=', place.room_id).forNoKeyUpdate().execute();
    const message = await trx.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirstOrThrow();
    const before = message.link_previews ?? [];
    const fresh = links
      .filter(({ url }) => message.text.includes(url) && !before.some((known) => known.url === url))
      .slice(0, maxPreviews - before.length);
    if (message.deleted_at || fresh.length === 0) return undefined;
    const added: StoredLinkPreview[] = [];
    for (const { url, title, description, siteName } of fresh) {
      const bytes = small.get(url);
      const picture = bytes && { pictureId: await keepLinkPicture(trx, message, url, bytes) };
      added.push({ url, title, description, siteName, ...picture });
    }
    const change = { set: { link_previews: JSON.stringify([...before, ...added]) }, event: messageChanged };
    return (await storeChange(trx, log, message, message.sender_id, change)).event;
  });
  if (event) log.publish([event]);
}

/** Takes a preview away for good. Gone already: no change. Throws MESSAGE_NOT_FOUND, NOT_THE_AUTHOR. */
export async function removeLinkPreview(
  workspace: Workspace,
  actorId: string,
  { messageId, url }: RemoveLinkPreviewRequest,
): Promise<void> {
  await changeMessage(workspace, actorId, messageId, async (trx, { message }) => {
    if (message.sender_id !== actorId) throw notTheAuthor();
    const before = message.link_previews ?? [];
    if (!before.some((preview) => preview.url === url && !isRemoved(preview))) return undefined;
    const kept = before.filter((preview) => preview.url !== url);
    await dropLinkPictures(trx, message, urlsOf(kept));
    const after = before.map((preview) => (preview.url === url ? { url, removed: true as const } : preview));
    return { set: { link_previews: JSON.stringify(after) }, event: messageChanged };
  });
}

/** What stays of a message's previews with another text, as a column: a link that is gone takes its preview along. */
export async function previewsWithText(
  trx: OpenTransaction,
  message: MessageRow,
  text: string,
): Promise<string | null> {
  const kept = (message.link_previews ?? []).filter(({ url }) => text.includes(url));
  if (message.link_previews) await dropLinkPictures(trx, message, urlsOf(kept));
  return kept.length > 0 ? JSON.stringify(kept) : null;
}

/** Whether the author took it away. */
export function isRemoved(preview: StoredLinkPreview): preview is { url: string; removed: true } {
  return 'removed' in preview;
}

function urlsOf(previews: readonly StoredLinkPreview[]): string[] {
  return previews.map(({ url }) => url);
}
