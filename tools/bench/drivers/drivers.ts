import type { Driver } from '../generator/driver.ts';
import type { LoadPlan } from '../generator/load-plan.ts';
import { floorDriver } from './floor.ts';
import { prosaDriver, prosaTlsDriver } from './prosa.ts';
import { prosaHttp2Driver } from './prosa-http2.ts';
import { socketIoDriver } from './socket-io.ts';
import { xmppDriver } from './xmpp.ts';

/** All protocols that the generator speaks. */
export const drivers = {
  prosa: prosaDriver,
  'prosa-tls': prosaTlsDriver,
  'prosa-http2': prosaHttp2Driver,
  xmpp: xmppDriver,
  'socket.io': socketIoDriver,
  floor: floorDriver,
} satisfies Record<string, (plan: LoadPlan) => Driver>;

/** One of them. */
export type DriverName = keyof typeof drivers;
