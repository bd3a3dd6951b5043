import { quoted } from '../drive/node-shell.ts';
import type { Command, Step } from './step.ts';

/** The content of a {@link Copy}, as base64. */
export type Contents = ReadonlyMap<string, string>;

/** Lines by which a script of {@link stepScript} says what it did. */
export const marks = { did: 'did: ', doing: 'doing: ' } as const;

/**
 * A script for a POSIX shell that does a step but for its images, as far as it is not done. Standard output: `did: …`, a line a change, and
 * `doing: …` before what may fail. What programs say goes to standard error. `contents` has those of the step's copies, by host and source.
 */
export function stepScript({ requirements, copies, files, commands }: Step, contents: Contents): string {
  return [
    preamble,
    ...requirements.map(({ test, otherwise }) => `{ ${test}; } >/dev/null 2>&1 || refuse ${quoted(otherwise)}`),
    ...copies.map(({ from, source, path, mode, group = 'root', isKept = false }) =>
      put(path, mode, group, isKept ? 'kept' : 'replaced', contents.get(contentKey(from, source)) ?? ''),
    ),
    ...files.map(({ path, mode, text }) => put(path, mode, 'root', 'replaced', Buffer.from(text).toString('base64'))),
    ...commands.map(commandText),
    '',
  ].join('\n');
}

/** What {@link Contents} has a file of a host by. */
export function contentKey(host: string, path: string): string {
  return `${host}:${path}`;
}

/** Reads files of a host: a line of base64 each, in their order. */
export function readScript(paths: readonly string[]): string {
  return ['set -eu', ...paths.map((path) => `base64 -w 0 <${quoted(path)}; echo`), ''].join('\n');
}

const preamble = `set -eu
export LC_ALL=C
refuse() { printf '%s\\n' "$1" >&2; exit 1; }
# put PATH MODE GROUP kept|replaced: the file, from standard input, whole or not at all.
put() {
  echo "${marks.doing}write $1"
  (umask 022 && mkdir -p "$(dirname "$1")")
  (umask 077 && base64 -d >"$1.prosa-new")
  if [ -e "$1" ] && cmp -s "$1" "$1.prosa-new"; then
    rm "$1.prosa-new"
  elif [ -e "$1" ] && [ "$4" = kept ]; then
    rm "$1.prosa-new"
    refuse "$1 is there and is another one: this host belongs to another cluster"
  else
    [ "$3" = root ] || chgrp "$3" "$1.prosa-new"
    chmod "$2" "$1.prosa-new"
    mv "$1.prosa-new" "$1"
    echo "${marks.did}wrote $1"
  fi
}`;

function put(path: string, mode: string, group: string, how: string, content: string): string {
  return [`put ${quoted(path)} ${mode} ${group} ${how} <<'PROSA_END'`, content, 'PROSA_END'].join('\n');
}

function commandText({ run, unless, tells = false }: Command): string {
  const doing = `printf '%s\\n' ${quoted(marks.doing + run)}`;
  if (tells)
    return `${doing}\nsaid=$({ ${run}; } </dev/null)\n[ -z "$said" ] || printf '%s\\n' "$said" | sed 's/^/${marks.did}/'`;
  if (unless === undefined) return `${doing}\n( ${run} ) </dev/null >&2`;
  return [
    `if ! ( ${unless} ) </dev/null >/dev/null 2>&1; then`,
    `  ${doing}`,
    `  ( ${run} ) </dev/null >&2`,
    `  printf '%s\\n' ${quoted(`${marks.did}ran ${run}`)}`,
    'fi',
  ].join('\n');
}
