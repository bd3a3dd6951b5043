import { InjectionToken } from '@angular/core';
import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { errorFromJson } from '@connectrpc/connect/protocol-connect';
import { AddExamplesResponseSchema, type AddExamplesResponse } from '@prosa/proto/chat';

/** Sends a file of examples, CSV or JSONL, to a model and gives what became of them. Throws ConnectError, which names the line. */
export type SendExampleFile = (modelId: string, file: File) => Promise<AddExamplesResponse>;

/** How a file of examples goes up: streamed as it is, and read by the server. Tests provide another. */
export const SEND_EXAMPLE_FILE = new InjectionToken<SendExampleFile>('send example file', {
  providedIn: 'root',
  factory: () => sendExampleFile,
});

const sendExampleFile: SendExampleFile = async (modelId, file) => {
  const answer = await fetch(`/import/examples/${modelId}`, {
    method: 'POST',
    body: file,
    credentials: 'same-origin',
    headers: { 'content-type': typeOf(file), 'ngsw-bypass': 'true' },
  });
  const body = (await answer.json().catch(() => undefined)) as JsonValue | undefined;
  if (answer.ok && body !== undefined) return fromJson(AddExamplesResponseSchema, body, { ignoreUnknownFields: true });
  throw errorFromJson(body ?? {}, undefined, new ConnectError(`HTTP ${answer.status}`, Code.Unknown));
};

/** By its name: what browsers say of such files differs from system to system. */
function typeOf({ name }: File): string {
  return /\.(?:csv|txt)$/i.test(name) ? 'text/csv' : 'application/x-ndjson';
}
