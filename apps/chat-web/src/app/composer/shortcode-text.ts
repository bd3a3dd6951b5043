/** What is being typed after a colon right before the cursor; undefined: no emoji is being named. */
export function shortcodeQuery(
  text: string,
  cursor: number,
): { readonly start: number; readonly query: string } | undefined {
  const match = /(?:^|[\s([{])(:[\p{L}\d_+-][\p{L}\p{M}\d_+-]{1,30})$/u.exec(text.slice(0, cursor));
  const typed = match?.[1];
  return typed ? { start: cursor - typed.length, query: typed.slice(1) } : undefined;
}

/** A shortcode with both its colons right before the cursor; undefined: there is none. */
export function closedShortcode(
  text: string,
  cursor: number,
): { readonly start: number; readonly code: string } | undefined {
  const match = /(?:^|[\s([{])(:([a-z\d_+-]{2,40}):)$/i.exec(text.slice(0, cursor));
  const [, typed, code] = match ?? [];
  return typed && code ? { start: cursor - typed.length, code } : undefined;
}
