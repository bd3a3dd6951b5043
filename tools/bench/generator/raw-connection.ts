import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What a connection tells its owner. */
export interface ConnectionEvents {
  /** The first `end` bytes of `bytes` have arrived; they may be used during the call only. */
  onBytes(bytes: Buffer, end: number): void;
  /** The connection is gone, for whatever reason; comes once. */
  onClose(reason: string): void;
}

/** One for all connections: what arrives is handled before the next read. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

/** Opens a TCP connection to the gateway on loopback whose reads allocate nothing. Bytes may be written at once. */
export function openConnection(port: number, events: ConnectionEvents): Socket {
  let reason = 'closed by the server';
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: readBuffer,
      callback: (length) => {
        try {
          events.onBytes(readBuffer, length);
        } catch (error) {
          socket.destroy(error instanceof Error ? error : new Error(String(error)));
        }
        return true;
      },
    },
  });
  socket.on('error', (error) => (reason = error.message));
  socket.on('close', () => events.onClose(reason));
  return socket;
}
