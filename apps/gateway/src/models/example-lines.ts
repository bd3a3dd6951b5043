import { create, fromJsonString } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import { Code } from '@connectrpc/connect';
import { ExampleLineSchema } from '@prosa/proto/persistence';
import type { ExampleLine } from '@prosa/proto/persistence';
import { failure, jsonPath } from '@prosa/service';
import { badLine } from '../messages/bad-line.ts';
import { LineTooLong, linesOf } from '../messages/lines.ts';
import { BadRecord, CsvParser } from './csv-records.ts';

/** An example of 16,000 characters, with room for escapes. */
const MAX_LINE_BYTES = 256 * 1024;
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** How a file of examples is written. */
export type ExampleFormat = 'csv' | 'jsonl';

/**
 * The examples of a file as it comes. `jsonl`: a JSON object `{"text", "label"}` a line. `csv`: two columns, text and label; a first line
 * with these two names may put them elsewhere. Throws INVALID_ARGUMENT, which names the line, and REQUEST_TOO_LARGE past 50 MiB.
 */
export async function* exampleLines(
  chunks: AsyncIterable<Buffer>,
  format: ExampleFormat,
  labels: readonly string[],
): AsyncGenerator<ExampleLine> {
  const known = new Set(labels);
  for await (const line of (format === 'csv' ? csvLines : jsonLines)(bounded(chunks))) {
    yield checked(line, known);
  }
}

async function* jsonLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<ExampleLine> {
  try {
    for await (const { number, bytes } of linesOf(chunks, MAX_LINE_BYTES)) {
      yield readJson(bytes, number);
    }
  } catch (reason) {
    throw reason instanceof LineTooLong ? badLine(reason.line, 'is too long') : reason;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readJson(bytes: Buffer, number: number): ExampleLine {
  try {
    const line = fromJsonString(ExampleLineSchema, utf8.decode(bytes), { ignoreUnknownFields: true });
    return { ...line, line: number };
  } catch (reason) {
    throw badLine(number, reason instanceof Error ? reason.message : 'cannot be read');
  }
}

async function* csvLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<ExampleLine> {
  const parser = new CsvParser(MAX_LINE_BYTES);
  let columns: { text: number; label: number } | undefined;
  try {
    for await (const text of decoded(chunks, parser)) {
      for (const { line, fields } of text === undefined ? parser.end() : parser.push(text)) {
        if (!columns) {
          const named = namedColumns(fields);
          columns = named ?? { text: 0, label: 1 };
          if (named) continue;
        }
        const { [columns.text]: text = '', [columns.label]: label = '' } = fields;
        yield create(ExampleLineSchema, { line, text, label: label.trim() });
      }
    }
  } catch (reason) {
    throw reason instanceof BadRecord ? badLine(reason.line, reason.message) : reason;
  }
}

/** The text of the file, then undefined. */
async function* decoded(chunks: AsyncIterable<Buffer>, parser: CsvParser): AsyncGenerator<string | undefined> {
  const streamed = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return streamed.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw badLine(parser.line, 'is not UTF-8');
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
  yield undefined;
}

function namedColumns(fields: readonly string[]): { text: number; label: number } | undefined {
  const names = fields.map((field) => field.trim().toLowerCase());
  const [text, label] = [names.indexOf('text'), names.indexOf('label')];
  return text >= 0 && label >= 0 ? { text, label } : undefined;
}

const validator = createValidator({ failFast: true });

function checked(line: ExampleLine, labels: ReadonlySet<string>): ExampleLine {
  const result = validator.validate(ExampleLineSchema, line);
  if (result.kind === 'error') throw result.error;
  if (result.kind === 'invalid') {
    const [violation] = result.violations;
    throw badLine(line.line, violation?.message ?? 'is not valid', violation && jsonPath(violation.field));
  }
  if (!labels.has(line.label)) throw badLine(line.line, 'is no label of the model', 'label');
  if (line.text.includes('\0')) throw badLine(line.line, 'must not contain the character U+0000', 'text');
  return line;
}

async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_FILE_BYTES) throw failure('REQUEST_TOO_LARGE', Code.ResourceExhausted, 'a file has 50 MiB at most');
    yield chunk;
  }
}
