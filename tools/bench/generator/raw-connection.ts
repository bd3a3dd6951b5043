import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** What a connection tells its owner. */
export interface ConnectionEvents {
  /** The first `end` bytes of `bytes` have arrived; they may be used during the call only. */
  onBytes(bytes: Buffer, end: number): void;
  /** The connection is gone, for whatever reason; comes once. */
  onClose(reason: string): void;
}

/** One for all connections: what arrives is handled before the next read. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

/** Opens a TCP connection on loopback whose reads allocate nothing. Bytes may be written at once. */
export function openConnection(port: number, events: ConnectionEvents): Socket {
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: readBuffer,
      callback: (length) => {
        hand(socket, events, readBuffer, length);
        return true;
      },
    },
  });
  return watched(socket, events);
}

/** The same over TLS, with HTTP/1.1 agreed; the certificate is the benchmark's own and is not checked. */
export function openTlsConnection(port: number, events: ConnectionEvents): Socket {
  const socket = connectTls({ port, host: '127.0.0.1', ALPNProtocols: ['http/1.1'], rejectUnauthorized: false });
  socket.setNoDelay(true);
  socket.on('data', (bytes: Buffer) => hand(socket, events, bytes, bytes.length));
  return watched(socket, events);
}

function hand(socket: Socket, events: ConnectionEvents, bytes: Buffer, length: number): void {
  try {
    events.onBytes(bytes, length);
  } catch (error) {
    socket.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function watched(socket: Socket, events: ConnectionEvents): Socket {
  let reason = 'closed by the server';
  socket.on('error', (error) => (reason = error.message));
  socket.on('close', () => events.onClose(reason));
  return socket;
}
