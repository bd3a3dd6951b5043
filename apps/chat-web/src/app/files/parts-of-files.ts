import type { Attachment } from '@prosa/proto/chat';

/** Files and what they show, as requests name them. */
export const partsOfFiles = (attachments: readonly Attachment[]) => ({
  attachmentIds: attachments.map(({ id }) => id),
  altTexts: Object.fromEntries(attachments.flatMap(({ id, altText }) => (altText ? [[id, altText]] : []))),
});
