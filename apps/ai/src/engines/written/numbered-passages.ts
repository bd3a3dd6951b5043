import type { Passage } from '@prosa/proto/ai';
import { visibleText } from '@prosa/service';
import { authorName } from '../builtin/read-passages.ts';

/** What of a single passage goes to a model, in characters. */
export const maxPassageLength = 2_000;

/** Words by which models mark roles and turns; a server may take them for such also within a message. */
const roleMarks =
  /<\|[^|\n]{0,40}\|>|<\|?|\|>|<\/?(?:s|bos|eos|think|start_of_turn|end_of_turn|tool_call|tool_response|function)>|\[\/?(?:INST|SYSTEM_PROMPT|TOOL_CALLS|AVAILABLE_TOOLS)\]|<\/?<?SYS>>/gi;

/** Text that carries no marks of roles: a space is put into them. */
export function withoutRoleMarks(text: string): string {
  return text.replace(roleMarks, (found) => `${found[0] ?? ''} ${found.slice(1).replaceAll('|>', '| >')}`);
}

/**
 * The passages as a model gets them: numbered from 1, a JSON object a line, so that no text can end its own quotation,
 * begin another one or forge a number. Passages beyond `maxLength` characters are left out, the last first.
 */
export class NumberedPassages {
  readonly passages: readonly Passage[];
  /** The lines, each with a number. */
  readonly lines: string;

  constructor(passages: readonly Passage[], maxLength: number) {
    const numbers = new Map(passages.map(({ messageId }, place) => [messageId, place + 1]));
    const lines: string[] = [];
    let length = 0;
    for (const [place, passage] of passages.entries()) {
      const line = lineOf(passage, place + 1, numbers);
      length += line.length + 1;
      if (length > maxLength && lines.length > 0) break;
      lines.push(line);
    }
    this.lines = lines.join('\n');
    this.passages = passages.slice(0, lines.length);
  }

  /** The passage of a number that a model gave; nothing when there is none. */
  at(number: number): Passage | undefined {
    return this.passages[number - 1];
  }
}

function lineOf(passage: Passage, n: number, numbers: ReadonlyMap<string, number>): string {
  const { author, text, sentAt, replyToMessageId } = passage;
  return JSON.stringify({
    n,
    who: withoutRoleMarks(authorName(author)),
    when: sentAt && new Date(Number(sentAt.seconds) * 1_000).toISOString().slice(0, 16).replace('T', ' '),
    answers: numbers.get(replyToMessageId),
    said: withoutRoleMarks(visibleText(text.slice(0, maxPassageLength))),
  });
}
