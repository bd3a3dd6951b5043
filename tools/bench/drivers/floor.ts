import type { Closable, Driver, Outlet, OutletEvents } from '../generator/driver.ts';
import type { LoadPlan, SenderPlan, SubscriberPlan } from '../generator/load-plan.ts';
import { openConnection } from '../generator/raw-connection.ts';
import type { Reception } from '../generator/reception.ts';
import { LineReader } from '../wire/line-reader.ts';
import { readMark } from '../wire/mark.ts';
import type { Mark } from '../wire/mark.ts';
import { SenderLogs } from './sender-logs.ts';

const READY = 'R'.charCodeAt(0);
const EVENT = 'E'.charCodeAt(0);

const mark: Mark = { sender: 0, count: 0 };

/** Lines on a socket, as products/floor/server.ts takes them. */
export const floorDriver = (plan: LoadPlan): Driver => new FloorDriver(plan);

class FloorDriver implements Driver {
  readonly #plan: LoadPlan;
  readonly #logs: SenderLogs;

  constructor(plan: LoadPlan) {
    this.#plan = plan;
    this.#logs = new SenderLogs(plan);
  }

  subscribe({ roomIds }: SubscriberPlan, reception: Reception): Closable {
    this.#logs.expect(roomIds, reception);
    const lines = new LineReader((bytes, start) => {
      if (bytes[start] === READY) reception.becomeReady();
      else if (bytes[start] === EVENT && readMark(bytes, start + 2, mark)) this.#logs.deliver(mark, reception);
    });
    const socket = openConnection(this.#plan.ports[0]!, {
      onBytes: (bytes, end) => lines.feed(bytes, end),
      onClose: (reason) => reception.end(`a subscriber's connection ended: ${reason}`),
    });
    socket.write(`J ${roomIds.join(' ')}\n`);
    return { close: () => socket.destroy() };
  }

  openOutlet(sender: SenderPlan, events: OutletEvents): Outlet {
    const log = this.#logs.of(sender);
    const lines = new LineReader(() => {
      log.acknowledge();
      events.onAcknowledged();
    });
    const socket = openConnection(this.#plan.ports[0]!, {
      onBytes: (bytes, end) => lines.feed(bytes, end),
      onClose: (reason) => events.onFailed(`a sender's connection ended: ${reason}`),
    });
    return {
      send: (intendedAt) => socket.write(`M ${sender.roomId} ${log.next(intendedAt, this.#plan.textLength)}\n`),
      close: () => socket.destroy(),
    };
  }
}
