import { create, type DescMessage, type DescMethod, type MessageInitShape, toJsonString } from '@bufbuild/protobuf';
import type { Reason } from '@prosa/service';
import { nameOf } from '../calls.ts';
import type { Role } from './people.ts';
import type { Scene } from './scene.ts';

/**
 * What somebody gets who asks for what is not theirs: the reason of the refusal; `nothing`, an answer without anything of anybody
 * else's; or `own`, an answer about what is the caller's own. `nothing` changes nothing, and `own` nothing of others.
 */
export type Outcome = Reason | 'nothing' | 'own';

/** A call about something that belongs to somebody. */
export interface AuthorisationCase {
  readonly title: string;
  readonly method: DescMethod;
  /** Makes what the call is about, and gives the call as JSON, the same for all or another one for each caller. */
  readonly asks: (scene: Scene) => Promise<(caller: Role) => Promise<string>>;
  /** For whom the very same call succeeds, so that it was about something that is there; undefined: nobody. */
  readonly rightful: Role | undefined;
  /** What the others get. */
  readonly others: Partial<Record<Role, Outcome>>;
  /** Who has not signed in may call, too; else they get UNAUTHENTICATED. */
  readonly open: boolean;
  /** What an item of an endless stream holds, after which nothing more has to be waited for. */
  readonly until: string | undefined;
}

interface CaseOptions<I extends DescMessage> {
  /** Which of several calls of this method. */
  readonly when?: string;
  /** One call for everybody … */
  readonly ask?: (scene: Scene) => MessageInitShape<I> | Promise<MessageInitShape<I>>;
  /** … or one that has something of the caller's in it. */
  readonly askAs?: (scene: Scene, caller: Role) => MessageInitShape<I> | Promise<MessageInitShape<I>>;
  readonly rightful?: Role;
  readonly others: Partial<Record<Role, Outcome>>;
  readonly open?: boolean;
  readonly until?: string;
}

/** A case of a method. */
export function about<I extends DescMessage>(
  method: DescMethod & { readonly input: I },
  { when, ask, askAs, rightful, others, open = false, until }: CaseOptions<I>,
): AuthorisationCase {
  const json = (init?: MessageInitShape<I>) => toJsonString(method.input, create(method.input, init));
  return {
    title: nameOf(method) + (when === undefined ? '' : `, ${when}`),
    method,
    async asks(scene) {
      if (askAs) return async (caller) => json(await askAs(scene, caller));
      const same = json(await ask?.(scene));
      return async () => same;
    },
    rightful,
    others,
    open,
    until,
  };
}

/** The same for everybody who is not in the room: a stranger, a moderator of the workspace and its owner. */
export function outside(outcome: Outcome): Partial<Record<Role, Outcome>> {
  return { stranger: outcome, moderator: outcome, owner: outcome };
}

/** The same for everybody but the one whose it is. */
export function allOthers(outcome: Outcome): Partial<Record<Role, Outcome>> {
  return { ...outside(outcome), member: outcome };
}
