/** Whom a text names, before anybody looked who is in the room. */
export interface NamedInText {
  /** Ids written as `<@user-uuid>`, each once. */
  ids: string[];
  /** What might be a name after each `@`: lower-case beginnings of what follows, longest first. */
  candidates: string[][];
}

/** Whom a text names: ids of people who are in its room, and whether it names everybody. */
export interface Mentions {
  userIds: string[];
  room: boolean;
}

/** The name by which everybody in the room is meant. */
const everybody = 'room';

const maxNameLength = 80;
/** More than this in one text names nobody further. */
const maxCandidates = 50;
/** Each beginning is looked for among all names: a text made of signs alone must not ask for thousands. */
const maxBeginnings = 200;
/** No name has more words and signs. */
const maxBeginningsOfOne = 16;

const code = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;
const byId = /<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/gi;
const byHand = /(?<![\p{L}\p{N}_@.<])@(?=[^\s@])/gu;
const wordCharacter = /[\p{L}\p{N}_]/u;

/** A name as names are compared: lower-case, composed. */
export function nameKey(displayName: string): string {
  return displayName.normalize('NFC').toLowerCase();
}

/** Finds what may be mentions: `<@user-uuid>`, `@Display Name`, `@room`; nothing inside of code. */
export function namedInText(text: string): NamedInText {
  const named: NamedInText = { ids: [], candidates: [] };
  if (!text.includes('@')) return named;
  const plain = text.replace(code, (matched) => ' '.repeat(matched.length));
  const ids = new Set<string>();
  for (const [, id] of plain.matchAll(byId)) if (id && ids.size < maxCandidates) ids.add(id.toLowerCase());
  named.ids = [...ids];
  const places = Array.from(plain.matchAll(byHand), ({ index }) => index);
  let left = maxBeginnings;
  for (const [no, place] of places.slice(0, maxCandidates).entries()) {
    if (left <= 0) break;
    // The next `@` begins the next name.
    const end = Math.min(place + 1 + maxNameLength * 2, places[no + 1] ?? Infinity);
    const beginnings = beginningsOf(nameKey(plain.slice(place + 1, end)));
    named.candidates.push(beginnings);
    left -= beginnings.length;
  }
  return named;
}

/** The mentions of a text among the people that were found: of each `@` the longest name. */
export function chooseMentions(
  { ids, candidates }: NamedInText,
  memberIds: ReadonlySet<string>,
  membersByName: ReadonlyMap<string, readonly string[]>,
): Mentions {
  const chosen = new Set(ids.filter((id) => memberIds.has(id)));
  let room = false;
  for (const beginnings of candidates) {
    const name = beginnings.find((beginning) => beginning === everybody || membersByName.has(beginning));
    if (name === everybody) room = true;
    else if (name !== undefined) for (const id of membersByName.get(name) ?? []) chosen.add(id);
  }
  return { userIds: [...chosen], room };
}

/** The first beginnings of `text` of at most 80 characters after which no word goes on, longest first. */
function beginningsOf(text: string): string[] {
  const characters = [...text].slice(0, maxNameLength + 1);
  const beginnings: string[] = [];
  let beginning = '';
  for (const [index, character] of characters.slice(0, maxNameLength).entries()) {
    beginning += character;
    if (beginnings.length >= maxBeginningsOfOne) break;
    const next = characters[index + 1];
    const wordGoesOn = next !== undefined && wordCharacter.test(next) && wordCharacter.test(character);
    if (!wordGoesOn && beginning.trimEnd() === beginning) beginnings.unshift(beginning);
  }
  return beginnings;
}
