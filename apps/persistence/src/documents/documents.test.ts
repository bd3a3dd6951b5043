import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import type { QueryRequestSchema } from '@prosa/proto/persistence';
import { refusal, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { range } from '../test-tail.ts';

describe('documents', () => {
  let p: TestPersistence;
  beforeAll(async () => {
    p = await startTestPersistence();
  });
  afterAll(() => p.close());

  const query = async (request: MessageInitShape<typeof QueryRequestSchema>) => {
    const batches: string[][] = [];
    for await (const { documents } of p.documents.query(request)) batches.push(documents.map(({ id }) => id));
    return batches;
  };

  test('a document is made, read, replaced and removed', async () => {
    const body: JsonObject = { name: 'Prosa', deep: { list: [1, 'two', null, true] } };
    const { document } = await p.documents.create({ collection: 'settings', id: 'one', body });
    expect(document).toMatchObject({ collection: 'settings', id: 'one', body, version: 1n });
    expect((await p.documents.read({ collection: 'settings', id: 'one' })).document).toEqual(document);
    const updated = await p.documents.update({ collection: 'settings', id: 'one', body: { other: 1 } });
    expect(updated.document).toMatchObject({ body: { other: 1 }, version: 2n });
    await p.documents.delete({ collection: 'settings', id: 'one' });
    expect(await refusal(p.documents.read({ collection: 'settings', id: 'one' }))).toBe('NotFound DOCUMENT_NOT_FOUND');
    expect(await refusal(p.documents.delete({ collection: 'settings', id: 'one' }))).toBe(
      'NotFound DOCUMENT_NOT_FOUND',
    );
    const absent = p.documents.update({ collection: 'settings', id: 'one', body: {} });
    expect(await refusal(absent)).toBe('NotFound DOCUMENT_NOT_FOUND');
  });

  test('a version that is asked for must be the one that is there', async () => {
    await p.documents.create({ collection: 'versions', id: 'x', body: {} });
    const update = (ifVersion: bigint) =>
      p.documents.update({ collection: 'versions', id: 'x', body: { ifVersion: String(ifVersion) }, ifVersion });
    const outcomes = await Promise.allSettled([update(1n), update(1n), update(1n)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusal(update(1n))).toBe('Aborted DOCUMENT_CHANGED');
    expect(await refusal(p.documents.delete({ collection: 'versions', id: 'x', ifVersion: 9n }))).toBe(
      'Aborted DOCUMENT_CHANGED',
    );
    await p.documents.delete({ collection: 'versions', id: 'x', ifVersion: 2n });
  });

  test('an id is taken once; without one a UUID is made; what is wrong is refused', async () => {
    await p.documents.create({ collection: 'ids', id: 'taken', body: {} });
    expect(await refusal(p.documents.create({ collection: 'ids', id: 'taken', body: {} }))).toBe(
      'AlreadyExists DOCUMENT_EXISTS',
    );
    const { document } = await p.documents.create({ collection: 'ids', body: {} });
    expect(document?.id).toMatch(/^[0-9a-f-]{36}$/);
    const wrong = [
      p.documents.create({ collection: 'No Such Name', body: {} }),
      p.documents.create({ collection: 'ids', id: 'nul', body: { 'a key': { deep: ['x\0y'] } } }),
      p.documents.create({ collection: 'ids', id: 'nul', body: { 'a\0key': 1 } }),
    ];
    expect(await Promise.all(wrong.map(refusal))).toEqual(wrong.map(() => 'InvalidArgument INVALID_ARGUMENT'));
    const large = p.documents.create({ collection: 'ids', id: 'large', body: { text: 'x'.repeat(1 << 20) } });
    expect(await refusal(large)).toBe('InvalidArgument DOCUMENT_TOO_LARGE');
  });

  test('a collection is read by id in batches, all of it or what contains something', async () => {
    const ids = range(1, 250).map((n) => `d${String(n).padStart(3, '0')}`);
    for (const [index, id] of ids.entries()) {
      await p.documents.create({ collection: 'many', id, body: { even: index % 2 === 1, tags: [`t${index % 5}`] } });
    }
    const batches = await query({ collection: 'many' });
    expect(batches.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(batches.flat()).toEqual(ids);
    expect((await query({ collection: 'many', contains: { even: true, tags: ['t1'] } })).flat()).toHaveLength(25);
    expect((await query({ collection: 'many', afterId: 'd240', limit: 5 })).flat()).toEqual(ids.slice(240, 245));
    expect(await query({ collection: 'none' })).toEqual([]);
  });
});
