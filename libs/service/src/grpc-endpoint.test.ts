import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@prosa/grpc';
import { ModelService } from '@prosa/proto/ai';
import { BadRequestSchema, RequestInfoSchema } from '@prosa/proto/rpc';
import { createLogger, failure, grpcService, listenGrpc, reasonOf } from './index.ts';

test('smoke', async () => {
  const endpoint = await listenGrpc(
    '127.0.0.1:0',
    [
      grpcService(ModelService, {
        predict: () => {
          throw failure('MODEL_NOT_FOUND', Code.NotFound, 'no such model');
        },
        trainModel: () => {
          throw new Error('secret');
        },
      }),
    ],
    createLogger('test', 'silent'),
  );
  const transport = createGrpcTransport({ addresses: [`127.0.0.1:${endpoint.port}`] });
  const client = createClient(ModelService, transport);
  const error = ConnectError.from(await client.predict({ input: 'a', modelId: 'b' }).catch((e: unknown) => e));
  expect(error).toMatchObject({ code: Code.NotFound, rawMessage: 'no such model' });
  expect(reasonOf(error)).toBe('MODEL_NOT_FOUND');
  expect(error.findDetails(RequestInfoSchema)[0]?.requestId).toHaveLength(36);
  const invalid = ConnectError.from(await client.predict({ input: '', modelId: 'b' }).catch((e: unknown) => e));
  expect(invalid.code).toBe(Code.InvalidArgument);
  expect(invalid.findDetails(BadRequestSchema)[0]?.fieldViolations[0]?.field).toBe('input');
  async function* examples() {
    yield { modelId: 'a', input: '', expectedOutput: 'a' };
  }
  const trained = ConnectError.from(await client.trainModel(examples()).catch((e: unknown) => e));
  expect(trained).toMatchObject({ code: Code.Internal, rawMessage: 'internal error' });
  transport.close();
  await endpoint.close();
});
