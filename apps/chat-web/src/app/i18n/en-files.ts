/** English words for files and what links show. Part of `en`. */
export const enFiles = {
  title: 'Files',
  attach: 'Attach files',
  drop: 'Drop to send to {{room}}',
  chosen: 'Files for your message',
  progress: '{{percent}} % of {{size}}',
  waiting: '{{percent}} %, waits for the connection',
  retry: 'Try {{name}} again',
  remove: 'Take {{name}} away',
  removeShort: 'Take away',
  describe: 'What {{name}} shows',
  describeShort: 'Say what it shows',
  tooMany: { one: 'A message takes at most {{count}} file.', other: 'A message takes at most {{count}} files.' },
  open: 'Open {{name}}',
  download: 'Download',
  downloadOf: 'Download {{name}}',
  viewer: 'Picture',
  place: '{{place}} of {{count}}',
  previous: 'Previous picture',
  next: 'Next picture',
  larger: 'Larger',
  smaller: 'Smaller',
  line: { one: 'File: {{name}}', other: '{{count}} files: {{name}}, …' },
  removePreview: 'Take the preview of {{title}} away',
  removePreviewShort: 'Take the preview away',
  goTo: 'Go to the message',
  more: 'Show more',
  emptyTitle: 'No files yet',
  empty:
    'Attach one to a message, with the paper clip or by dropping it on the room: everybody in the room finds it here.',
};

/** Why a file did not get there. Part of `failure`. */
export const enFileFailures = {
  ATTACHMENT_TOO_LARGE: 'The file is larger than this server takes.',
  ATTACHMENT_NOT_FOUND: 'The file is no longer there. Attach it again.',
  QUOTA_EXCEEDED: 'There is no room left for files. Delete some, or ask whoever runs the server.',
  TOO_MANY_UPLOADS: 'Too many files wait to be sent. Send some first.',
  UPLOAD_CORRUPT: 'The file changed on its way. Try again.',
  FILE_UNREADABLE: 'The file cannot be read. It may have been moved or changed.',
};
