import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import type { DriverName } from '../drivers/drivers.ts';
import type { LoadResult } from './load-plan.ts';
import { Load } from './load.ts';

/** A fifth of a second of one room with two people, one of whom sends, against a server of a test; the server is closed after it. */
export async function smallLoad(driver: DriverName, server: Server): Promise<LoadResult> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const load = new Load(
    {
      driver,
      ports: [(server.address() as AddressInfo).port],
      subscribers: ['a', 'b'].map((credential) => ({ credential, roomIds: ['r'] })),
      senders: [{ credential: 'a', roomId: 'r' }],
      pace: { kind: 'open', perSecond: 100 },
      timeDeliveries: true,
      textLength: 20,
      warmUpSeconds: 0.05,
      seconds: 0.2,
      drainSeconds: 0.2,
    },
    () => undefined,
  );
  try {
    await load.open();
    return await load.run(
      () => undefined,
      () => undefined,
    );
  } finally {
    load.close();
    server.close();
  }
}
