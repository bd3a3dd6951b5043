/** How long a browser stays signed in. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * The cookie that holds the secret of a browser's session. Over TLS it has a name of its own that browsers take from
 * nobody else (`__Host-`, RFC 6265bis): a plain answer in the name of this host neither puts a session there nor is
 * hindered by it, and the two addresses of one gateway do not get into each other's way.
 */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-prosa_session' : 'prosa_session';
}

/** `set-cookie` that signs a browser in. */
export function sessionCookie(secret: string, secure: boolean): string {
  return `${sessionCookieName(secure)}=${secret}; ${attributes(SESSION_MS / 1_000, secure)}`;
}

/** `set-cookie` that signs a browser out. */
export function endedSessionCookie(secure: boolean): string {
  return `${sessionCookieName(secure)}=; ${attributes(0, secure)}`;
}

function attributes(maxAgeSeconds: number, secure: boolean): string {
  return `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
