import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, SupervisedProcess } from '@prosa/supervisor';
import { Peer } from './peer.ts';
import type { PeerRecipe } from './peer.ts';

const DATABASE = 'chat';
const folder = join(import.meta.dirname, 'socket-io');

const SCHEMA = `
  create table membership (person text, room text, primary key (person, room));
  create table message (
    id bigint generated always as identity primary key,
    room text not null,
    sender text not null,
    text text not null,
    sent_at timestamptz not null default clock_timestamp()
  );
  create index on message (room, id);`;

/** A small chat server on Socket.IO and PostgreSQL (socket-io/server.mjs). */
const recipe: PeerRecipe = {
  database: DATABASE,
  driver: 'socket.io',
  sendsAlone: true,

  async prepare({ port, database }) {
    await database.query(DATABASE, SCHEMA);
    return new SupervisedProcess({
      name: 'socket.io',
      command: process.execPath,
      args: [join(folder, 'server.mjs'), String(port), database.url(DATABASE)],
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    });
  },

  async makePeople() {
    // Nobody needs an account.
  },

  async makeRooms({ database }, rooms) {
    const seats = rooms.flatMap(({ id, members }) => members.map((person) => ({ id, person: person.id })));
    await database.query(DATABASE, 'insert into membership select * from unnest($1::text[], $2::text[])', [
      seats.map(({ person }) => person),
      seats.map(({ id }) => id),
    ]);
  },
};

/** Installs what its lock file names, and sets it up. */
export async function makeSocketIo(dataFolder: string): Promise<Peer> {
  if (!existsSync(join(folder, 'node_modules/socket.io'))) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--loglevel=error', '--prefix', folder], { stdio: 'inherit' });
  }
  return Peer.make(recipe, dataFolder, await freePort());
}
