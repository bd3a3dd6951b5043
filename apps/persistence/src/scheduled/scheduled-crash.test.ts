import { createClient } from '@connectrpc/connect';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createGrpcTransport, type GrpcTransport } from '@prosa/grpc';
import { MessageService, ScheduledService } from '@prosa/proto/persistence';
import { cloneDatabase } from '@prosa/testing/postgres';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { uploadWhole } from '../files/test-upload.ts';
import { createRoom, signUp, startTestPersistence } from '../test-persistence.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The service as a process of its own. */
interface Replica {
  child: ChildProcess;
  transport: GrpcTransport;
}

async function startReplica(databaseUrl: string): Promise<Replica> {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, PERSISTENCE_LISTEN: address },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()).includes('"started"') && resolve());
  });
  return { child, transport: createGrpcTransport({ addresses: [address] }) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('two processes, killed by turns around the time: every message is there with its file, exactly once', async () => {
  const databaseUrl = await cloneDatabase();
  const setup = await startTestPersistence(databaseUrl);
  const ana = await signUp(setup, 'Ana');
  const rooms = [await createRoom(setup, [ana]), await createRoom(setup, [ana])];
  const fileIds: string[] = [];
  for (let i = 0; i < 60; i++) fileIds.push((await uploadWhole(setup, ana, Buffer.from(`file ${i}`))).id);
  await setup.close(); // from here on only the two send
  const replicas = [await startReplica(databaseUrl), await startReplica(databaseUrl)];
  try {
    const [first] = replicas;
    if (!first) throw new Error('no replica');
    const scheduled = createClient(ScheduledService, first.transport);
    const start = Date.now();
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) {
      const scheduledId = randomUUID();
      ids.push(scheduledId);
      const sendAt = timestampFromMs(start + 1_000 + i * 40);
      const roomId = rooms[i % 2]?.id;
      const attachmentIds = fileIds.slice(i, i + 1);
      const request = { scheduledId, roomId, text: `line ${i}`, sendAt, attachmentIds };
      await scheduled.scheduleMessage({ actorId: ana.id, request });
    }
    for (let kill = 0; kill < 6; kill++) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, start + 1_000 + kill * 350 - Date.now())));
      const victim = replicas[kill % 2];
      if (!victim) continue;
      victim.transport.close();
      const dead = once(victim.child, 'exit');
      victim.child.kill('SIGKILL');
      await dead;
      replicas[kill % 2] = await startReplica(databaseUrl);
    }
    const transport = replicas[0]?.transport;
    if (!transport) throw new Error('no replica');
    const waiting = async () => {
      const call = { actorId: ana.id, request: {} };
      return (await createClient(ScheduledService, transport).listScheduled(call)).response?.scheduled ?? [];
    };
    // The test's own time limit is the limit.
    while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const sent: string[] = [];
    const sentFiles: string[] = [];
    for (const { id: roomId } of rooms) {
      const call = { actorId: ana.id, request: { roomId, limit: 200 } };
      const { response } = await createClient(MessageService, transport).listMessages(call);
      sent.push(...(response?.messages ?? []).map(({ clientMessageId }) => clientMessageId));
      sentFiles.push(...(response?.messages ?? []).flatMap(({ attachments }) => attachments.map(({ id }) => id)));
    }
    expect(sent.toSorted()).toEqual(ids.toSorted());
    expect(sentFiles.toSorted()).toEqual(fileIds.toSorted());
  } finally {
    for (const { child, transport } of replicas) {
      transport.close();
      child.kill('SIGKILL');
    }
  }
}, 120_000);
