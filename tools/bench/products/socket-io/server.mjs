// A chat on Socket.IO and PostgreSQL as most would write it: keep the message, send it to the room, acknowledge.
// `node server.mjs PORT DATABASE_URL`; ends with its stdin.
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const [, , port, connectionString] = process.argv;
const pool = new pg.Pool({ connectionString, max: 10 });
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });

io.on('connection', async (socket) => {
  const { user } = socket.handshake.auth;
  socket.on('send', async ({ room, text }, acknowledge) => {
    try {
      const { rows } = await pool.query(
        `insert into message (room, sender, text) select room, person, $3 from membership where room = $1 and person = $2
         returning id, sent_at`,
        [room, user, text],
      );
      if (rows.length === 0) return acknowledge({ error: 'not a member' });
      io.to(room).emit('message', { id: rows[0].id, room, sender: user, text, sentAt: rows[0].sent_at });
      acknowledge({ id: rows[0].id });
    } catch (error) {
      acknowledge({ error: String(error) });
    }
  });
  const { rows } = await pool.query('select room from membership where person = $1', [user]);
  await socket.join(rows.map(({ room }) => room));
  socket.emit('joined');
});

http.listen({ port: Number(port), host: '127.0.0.1', backlog: 2048 });
process.stdin.resume().on('end', () => process.exit());
