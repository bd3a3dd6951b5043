import type { MessageInitShape } from '@bufbuild/protobuf';
import type { SummarizeRequest, SummarizeResponseSchema } from '@prosa/proto/ai';
import { findPoints } from '../engines/builtin/points.ts';
import { readPassages } from '../engines/builtin/read-passages.ts';
import type { EngineLine } from '../engines/engine-line.ts';
import { TextLayout } from './text-layout.ts';

type Response = MessageInitShape<typeof SummarizeResponseSchema>;

/**
 * A summary as it is made: first the points, then text with sources, then a response that is done. Points are found by
 * rules whatever engine writes the text: they are what people said, and they are there when a model is not.
 */
export async function* summarize(
  engines: EngineLine,
  { passages }: SummarizeRequest,
  signal: AbortSignal,
): AsyncGenerator<Response> {
  const points = await findPoints(await readPassages(passages, signal), signal);
  if (points.length > 0) yield { points };
  const work = engines.newWork();
  const layout = new TextLayout();
  for await (const sentence of engines.summarize(passages, work, signal)) yield layout.add(sentence);
  yield { done: true, engine: work.engine, made: { ...work } };
}
