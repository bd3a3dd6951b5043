import type { Env, MarkdownIt } from 'markdown-it';

/** A person as they may be named in a text. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the rules need to know about the people of a message. */
export interface MentionScope {
  /** Id of who reads. */
  readonly myId: string;
  /** The name of a person; undefined: not known (yet). */
  nameOf(userId: string): string | undefined;
  /** Those whom the server found named; `@Display Name` is recognised for them only. */
  readonly named: readonly Named[];
  /** Whether `@room` counts. */
  readonly mentionsRoom: boolean;
  /** What a person without a name is called. */
  readonly someone: string;
  /** What a spoiler is called before it is opened. */
  readonly spoiler?: string;
  /** What a task that is done, or is not, is called. */
  readonly taskDone?: string;
  readonly taskOpen?: string;
  /** Words that the reader wants to hear of; they are marked. */
  readonly keywords?: readonly string[];
}

const byId = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/iy;
const wordCharacter = /[\p{L}\p{N}_]/u;
const startsInWord = /^[\p{L}\p{N}_]/u;

/** Reads `<@user id>`, `@Display Name` of people who were named, and `@room`, as tokens of type `mention`. */
export function mentionRule(md: MarkdownIt): void {
  md.inline.ruler.before('autolink', 'mention', (state, silent) => {
    const { src, pos } = state;
    const scope = (state.env as Env & { mentions?: MentionScope }).mentions;
    if (!scope) return false;
    const found = src[pos] === '<' ? idAt(src, pos, scope) : src[pos] === '@' ? nameAt(src, pos, scope) : undefined;
    if (!found) return false;
    if (!silent) {
      const token = state.push('mention', '', 0);
      token.content = `@${found.name}`;
      token.meta = { you: found.you };
    }
    state.pos += found.length;
    return true;
  });
  md.renderer.rules['mention'] = (tokens, index) => {
    const token = tokens[index];
    const you = (token?.meta as { you?: boolean } | undefined)?.you;
    return `<span class="mention${you ? ' mention--you' : ''}">${md.utils.escapeHtml(token?.content ?? '')}</span>`;
  };
}

interface Found {
  readonly name: string;
  readonly you: boolean;
  readonly length: number;
}

function idAt(src: string, pos: number, scope: MentionScope): Found | undefined {
  byId.lastIndex = pos;
  const match = byId.exec(src);
  const id = match?.[1]?.toLowerCase();
  if (!match || !id) return undefined;
  return { name: scope.nameOf(id) ?? scope.someone, you: id === scope.myId, length: match[0].length };
}

function nameAt(src: string, pos: number, scope: MentionScope): Found | undefined {
  if (pos > 0 && wordCharacter.test(src[pos - 1] ?? '')) return undefined;
  const after = src.slice(pos + 1);
  const candidates: Found[] = scope.named
    .filter(({ name }) => name && startsWithWord(after, name))
    .map(({ id, name }) => ({ name, you: id === scope.myId, length: name.length + 1 }));
  if (scope.mentionsRoom && startsWithWord(after, 'room')) candidates.push({ name: 'room', you: true, length: 5 });
  return candidates.sort((a, b) => b.length - a.length)[0];
}

function startsWithWord(text: string, word: string): boolean {
  return (
    text.slice(0, word.length).toLocaleLowerCase() === word.toLocaleLowerCase() &&
    !startsInWord.test(text.slice(word.length))
  );
}
