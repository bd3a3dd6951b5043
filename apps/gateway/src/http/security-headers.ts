/** Headers of every answer. Names are in lower case, values never change: made once. */
const EVERYWHERE: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
];

const HSTS = ['strict-transport-security', 'max-age=31536000'] as const;

/** Headers of answers that are data: nothing in them is ever a page, and nobody may keep them. */
export const API_HEADERS: readonly (readonly [string, string])[] = [
  ...EVERYWHERE,
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cache-control', 'no-store'],
];

/** The same as a flat list of names and values, as `writeHead` takes them without more work. */
export const API_HEADER_LIST: readonly string[] = API_HEADERS.flat();

/** Headers of the web app's files. With a nonce for the page that carries it. */
export function webHeaders(options: { secure: boolean; nonce?: string }): [string, string][] {
  const styles = options.nonce === undefined ? "'self'" : `'self' 'nonce-${options.nonce}'`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  const headers: [string, string][] = EVERYWHERE.map(([name, value]) => [name, value]);
  headers.push(['content-security-policy', policy.join('; ')]);
  if (options.secure) headers.push([HSTS[0], HSTS[1]]);
  return headers;
}

/**
 * Headers of files that cannot become a page of their own (scripts of a page, styles, fonts): what is said to pages only is
 * left out, which would weigh more than many of these files.
 */
export function partHeaders(options: { secure: boolean }): [string, string][] {
  const headers: [string, string][] = EVERYWHERE.flatMap(([name, value]) =>
    onlyOfPages.has(name) ? [] : [[name, value]],
  );
  if (options.secure) headers.push([HSTS[0], HSTS[1]]);
  return headers;
}

const onlyOfPages = new Set(['cross-origin-opener-policy', 'x-frame-options', 'permissions-policy']);
