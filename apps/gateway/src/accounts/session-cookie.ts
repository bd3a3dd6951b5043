import { SESSION_COOKIE } from './credential.ts';

/** How long a browser stays signed in. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;

/** `set-cookie` that signs a browser in. */
export function sessionCookie(secret: string, secure: boolean): string {
  return `${SESSION_COOKIE}=${secret}; ${attributes(SESSION_MS / 1_000, secure)}`;
}

/** `set-cookie` that signs a browser out. */
export function endedSessionCookie(secure: boolean): string {
  return `${SESSION_COOKIE}=; ${attributes(0, secure)}`;
}

function attributes(maxAgeSeconds: number, secure: boolean): string {
  return `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
