import { createFileRegistry, create, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { LogService } from '@prosa/proto/persistence';
import { ModelService } from '@prosa/proto/ai';
import { ServerReflectionRequestSchema } from '@prosa/proto/grpc';
import { createReflection, ServerReflection } from './index.ts';
import { closeAll, collect, serveAndConnect, stream } from './testing.ts';

afterEach(closeAll);

type Question = NonNullable<MessageInitShape<typeof ServerReflectionRequestSchema>['messageRequest']>;

/** Asks everything on one stream; gives the answers. */
async function ask(...questions: Question[]) {
  const client = await serveAndConnect(ServerReflection, createReflection([ModelService, LogService]));
  const requests = questions.map((messageRequest) => ({ host: 'here', messageRequest }));
  const answers = await collect(client.serverReflectionInfo(stream(...requests)));
  expect(answers.map(({ validHost }) => validHost)).toEqual(questions.map(() => 'here'));
  expect(answers.map(({ originalRequest }) => originalRequest?.messageRequest.case)).toEqual(
    questions.map((q) => q.case),
  );
  return answers.map(({ messageResponse }) => messageResponse);
}

/** The descriptors of an answer, put together as a client would. */
function registryOf(answer: Awaited<ReturnType<typeof ask>>[number] | undefined) {
  if (answer?.case !== 'fileDescriptorResponse') throw new Error(`answered ${answer?.case}`);
  const file = answer.value.fileDescriptorProto.map((bytes) => fromBinary(FileDescriptorProtoSchema, bytes));
  return createFileRegistry(create(FileDescriptorSetSchema, { file: file.reverse() }));
}

test('lists the services', async () => {
  const [answer] = await ask({ case: 'listServices', value: '' });
  expect(answer).toMatchObject({
    case: 'listServicesResponse',
    value: { service: [{ name: 'prosa.ai.v1.ModelService' }, { name: 'prosa.persistence.v1.LogService' }] },
  });
});

test('gives a service with everything it imports, so that a client can call it', async () => {
  const names = [
    'prosa.persistence.v1.LogService',
    'prosa.persistence.v1.LogService.Append',
    'prosa.persistence.v1.LogEvent',
  ];
  const answers = await ask(...names.map((value) => ({ case: 'fileContainingSymbol' as const, value })));
  for (const answer of answers) {
    const registry = registryOf(answer);
    const append = registry.getService('prosa.persistence.v1.LogService')?.method['append'];
    expect(append).toMatchObject({
      methodKind: 'bidi_streaming',
      input: { typeName: 'prosa.persistence.v1.AppendRequest' },
    });
    expect(registry.getMessage('prosa.chat.v1.Message')).toBeDefined();
    expect(registry.getMessage('google.protobuf.Timestamp')).toBeDefined();
  }
});

test('gives files by name and by extension, and the numbers of extensions', async () => {
  const [byName, byExtension, numbers] = await ask(
    { case: 'fileByFilename', value: 'prosa/ai/v1/model.proto' },
    {
      case: 'fileContainingExtension',
      value: { containingType: 'google.protobuf.FieldOptions', extensionNumber: 1159 },
    },
    { case: 'allExtensionNumbersOfType', value: 'google.protobuf.FieldOptions' },
  );
  expect(registryOf(byName).getService('prosa.ai.v1.ModelService')).toBeDefined();
  expect(registryOf(byExtension).getExtension('buf.validate.field')).toBeDefined();
  expect(numbers).toMatchObject({ value: { baseTypeName: 'google.protobuf.FieldOptions', extensionNumber: [1159] } });
});

test('says NOT_FOUND for what it does not know, and goes on', async () => {
  const answers = await ask(
    { case: 'fileByFilename', value: 'no.proto' },
    { case: 'fileContainingSymbol', value: 'no.Such' },
    { case: 'fileContainingExtension', value: { containingType: 'no.Such', extensionNumber: 1 } },
    { case: 'allExtensionNumbersOfType', value: 'no.Such' },
    { case: 'listServices', value: '' },
  );
  expect(answers.map((answer) => answer.case)).toEqual([
    ...Array<string>(4).fill('errorResponse'),
    'listServicesResponse',
  ]);
  expect(answers[0]?.value).toMatchObject({ errorCode: 5 });
});
