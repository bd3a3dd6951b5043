/** Calls of the public contract as anybody could make them: plain HTTP, without a client of ours in between. */
import type { DescMethod, DescService } from '@bufbuild/protobuf';
import * as chat from '@prosa/proto/chat';

/** Every service that the gateway is to serve to the outside, from the descriptors. */
export const publicServices: readonly DescService[] = servicesOf(chat);

/** Every method of theirs. */
export const publicMethods: readonly DescMethod[] = publicServices.flatMap(({ methods }) => methods);

/** The services among a module's exports. */
export function servicesOf(module: object): DescService[] {
  return Object.values(module).filter(
    (value: { kind?: unknown } | null): value is DescService => value?.kind === 'service',
  );
}

/** `AccountService.SignIn`. */
export function nameOf({ parent, name }: DescMethod): string {
  return `${parent.name}.${name}`;
}

/** `/prosa.chat.v1.AccountService/SignIn`. */
export function pathOf({ parent, name }: DescMethod): string {
  return `/${parent.typeName}/${name}`;
}

/** What came back. */
export interface Answer {
  /** Why it was refused, as in ErrorInfo.reason; undefined: it was answered. */
  readonly reason: string | undefined;
  /** All of the body as text; of an endless stream its beginning. */
  readonly text: string;
}

const flagsAndLength = 5;

/**
 * Makes a call in JSON and gives its answer. Of a stream everything until it ends, or until one of its items holds
 * `until`.
 */
export async function callJson(
  url: string,
  method: DescMethod,
  headers: Readonly<Record<string, string>>,
  json: string,
  until?: string,
): Promise<Answer> {
  if (method.methodKind === 'unary') {
    const type = { 'content-type': 'application/json' };
    return answerOf(
      await fetch(url + pathOf(method), { method: 'POST', headers: { ...type, ...headers }, body: json }),
    );
  }
  const body = Buffer.alloc(flagsAndLength + Buffer.byteLength(json));
  body.writeUInt32BE(body.length - flagsAndLength, 1);
  body.write(json, flagsAndLength);
  const type = { 'content-type': 'application/connect+json' };
  const ended = new AbortController();
  const response = await fetch(url + pathOf(method), {
    method: 'POST',
    headers: { ...type, ...headers },
    body,
    signal: ended.signal,
  });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (until !== undefined && text.includes(until)) break;
  }
  ended.abort();
  return { reason: reasonIn(text), text };
}

/** The answer that stands in a response that ends. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { reason: response.ok ? undefined : (reasonIn(text) ?? `HTTP ${response.status}`), text };
}

/** The reason that an error in Connect's JSON names, wherever in the text it stands. */
export function reasonIn(text: string): string | undefined {
  return /"reason":"([A-Z_]+)"/.exec(text)?.[1];
}
