import { invalidArgument } from './database/invalid-argument.ts';

/** A call of prosa.chat.v1 with its caller, as it comes from the gateway. */
export interface CallOf<R> {
  actorId: string;
  request?: R;
}

/** Who asks and what; ids in lower case, as they are kept. Throws INVALID_ARGUMENT when there is no request. */
export function request<R>({ actorId, request }: CallOf<R>): [actorId: string, request: R] {
  if (!request) throw invalidArgument('request', 'value is required');
  return [actorId.toLowerCase(), request];
}
