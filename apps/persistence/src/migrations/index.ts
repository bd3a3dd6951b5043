import type { Migration } from 'kysely/migration';
import * as workspaceAndAccounts from './2026-11-21-workspace-and-accounts.ts';
import * as roomsAndMessages from './2026-11-21-rooms-and-messages.ts';
import * as appendMessages from './2026-11-21-append-messages.ts';
import * as search from './2026-11-21-search.ts';
import * as documents from './2026-11-21-documents.ts';
import * as appendMessage from './2026-11-21-append-message.ts';
import * as shortTermsInSearch from './2026-11-22-search.ts';
import * as pollsInSearch from './2026-11-22-search-polls.ts';
import * as messageExtras from './2026-11-22-message-extras.ts';
import * as pollsAndForwards from './2026-11-22-polls-and-forwards.ts';
import * as personal from './2026-11-22-personal.ts';
import * as threads from './2026-11-22-threads.ts';
import * as attention from './2026-11-22-attention.ts';
import * as notifications from './2026-11-22-notifications.ts';
import * as push from './2026-11-22-push.ts';
import * as files from './2026-11-22-files.ts';
import * as linkPreviews from './2026-11-22-link-previews.ts';
import * as readState from './2026-11-22-read-state.ts';
import * as assistant from './2026-11-27-assistant.ts';
import * as draftsAndLater from './2026-11-22-drafts-and-later.ts';
import * as linkPictures from './2026-11-27-link-pictures.ts';
import * as scheduledFiles from './2026-11-27-scheduled-files.ts';
import * as sharedFiles from './2026-11-27-shared-files.ts';
import * as models from './2026-11-27-models.ts';
import * as labelUndo from './2026-11-27-label-undo.ts';
import * as reportedText from './2026-11-27-reported-text.ts';
import * as silentCommits from './2026-11-27-silent-commits.ts';
import * as searchByTime from './2026-11-27-search-by-time.ts';

/**
 * Every step of the schema, by the name it is remembered under; they run in the order of the names. The list is
 * written out because a bundle has no folder to look into. Append only: a step that has run anywhere is never changed.
 */
export const migrations: Record<string, Migration> = {
  '2026-11-21-1-workspace-and-accounts': workspaceAndAccounts,
  '2026-11-21-2-rooms-and-messages': roomsAndMessages,
  '2026-11-21-3-append-messages': appendMessages,
  '2026-11-21-4-search': search,
  '2026-11-21-5-documents': documents,
  '2026-11-21-6-append-message': appendMessage,
  '2026-11-22-1-threads': threads,
  '2026-11-22-1b-read-state': readState,
  '2026-11-22-2-message-extras': messageExtras,
  '2026-11-22-2b-polls-and-forwards': pollsAndForwards,
  '2026-11-22-3-files': files,
  '2026-11-22-3b-link-previews': linkPreviews,
  '2026-11-22-4-personal': personal,
  '2026-11-22-4b-drafts-and-later': draftsAndLater,
  '2026-11-22-5-attention': attention,
  '2026-11-22-5b-notifications': notifications,
  '2026-11-22-5c-push': push,
  '2026-11-22-6-search': shortTermsInSearch,
  '2026-11-22-6b-search-polls': pollsInSearch,
  '2026-11-27-1-shared-files': sharedFiles,
  '2026-11-27-2-models': models,
  '2026-11-27-3-scheduled-files': scheduledFiles,
  '2026-11-27-4-assistant': assistant,
  '2026-11-27-5-link-pictures': linkPictures,
  '2026-11-27-6-label-undo': labelUndo,
  '2026-11-27-7-reported-text': reportedText,
  '2026-11-27-8-silent-commits': silentCommits,
  '2026-11-27-9-search-by-time': searchByTime,
};
