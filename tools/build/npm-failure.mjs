/** A failure whose message is one line for the person at the terminal. */
export class InstallError extends Error {
  name = 'InstallError';
}

/** What npm says, and what it means; the first that fits counts. */
const causes = [
  [/ENOSPC/, 'The disk is full; npm could not finish. Free about 2 GB and try again.'],
  [/EACCES|EPERM|EROFS/, 'npm has no permission to write; give this folder (and ~/.npm) to the user who runs Prosa.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    'The package registry cannot be reached; the first start needs the network once. Check the connection and proxy.',
  ],
  [/EINTEGRITY/, 'A downloaded package does not match its checksum; try again, or run: npm cache clean --force'],
  [
    /EUSAGE|can only install packages when/,
    'package.json and package-lock.json do not fit together; run: npm run lock',
  ],
];

/**
 * Turns npm's error output into one line.
 * @param {string} output what npm wrote to stderr
 * @returns {InstallError}
 */
export function explainNpmFailure(output) {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/i, '').trim())
    .filter((line) => line !== '' && !line.startsWith('A complete log'));
  const cause = causes.find(([pattern]) => pattern.test(output))?.[1];
  const detail = lines.find((line) => !line.startsWith('code ')) ?? 'npm ci failed';
  return new InstallError(
    cause ? `${cause} (npm: ${detail.slice(0, 200)})` : `npm ci failed: ${lines.slice(0, 3).join(' | ').slice(0, 400)}`,
  );
}
