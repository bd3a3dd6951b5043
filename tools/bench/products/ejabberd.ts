import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, SupervisedProcess } from '@prosa/supervisor';
import { databasePassword } from './database.ts';
import { installPackages } from './debian.ts';
import { asSystemUser, Peer } from './peer.ts';
import type { PeerPlace, PeerRecipe } from './peer.ts';

const DATABASE = 'ejabberd';
const SCHEMA = '/usr/share/ejabberd/sql/pg.sql';

/** ejabberd with rooms and their archive in PostgreSQL: a message is kept before it goes out. */
const recipe: PeerRecipe = {
  database: DATABASE,
  driver: 'xmpp',
  sendsAlone: false,
  user: 'ejabberd',

  async prepare({ folder, port, database }) {
    await database.query(DATABASE, readFileSync(SCHEMA, 'utf8'));
    for (const name of ['conf', 'spool', 'log']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'conf/ejabberd.yml'), settings(port, database.port));
    writeFileSync(join(folder, 'conf/ejabberdctl.cfg'), await controlSettings(folder));
    const control = ['-d', join(folder, 'conf'), '-s', join(folder, 'spool'), '-l', join(folder, 'log'), 'foreground'];
    return new SupervisedProcess({
      name: 'ejabberd',
      ...asSystemUser('ejabberd', ['ejabberdctl', ...control]),
      env: { ...process.env, HOME: folder },
      cwd: folder,
    });
  },

  makePeople({ database }: PeerPlace, count: number) {
    const text = `insert into users (username, password) select 'u' || n, 'p' from generate_series(0, $1::int - 1) n`;
    return database.query(DATABASE, text, [count]);
  },
};

/** Installs and sets it up. Throws where Debian's packages cannot be had. */
export async function makeEjabberd(folder: string): Promise<Peer> {
  installPackages(['ejabberd', 'erlang-p1-pgsql']);
  return Peer.make(recipe, folder, await freePort());
}

/** Its scheduler does not spin, which would count as CPU time; its distribution listens on loopback, without a daemon of its own. */
async function controlSettings(folder: string): Promise<string> {
  return `ERLANG_NODE=prosabench@localhost
INET_DIST_INTERFACE=127.0.0.1
ERL_DIST_PORT=${await freePort()}
ERL_MAX_PORTS=65000
ERL_PROCESSES=500000
ERL_OPTIONS="+sbwt none +sbwtdcpu none +sbwtdio none"
EJABBERD_PID_PATH=${join(folder, 'ejabberd.pid')}
`;
}

function settings(port: number, databasePort: number): string {
  return `loglevel: warning
hosts: [localhost]
default_db: sql
sql_type: pgsql
sql_server: 127.0.0.1
sql_port: ${databasePort}
sql_database: ${DATABASE}
sql_username: postgres
sql_password: ${databasePassword}
sql_pool_size: 10
sql_keepalive_interval: 60
sql_prepared_statements: true
auth_method: sql
auth_password_format: plain
auth_use_cache: true
disable_sasl_mechanisms: [digest-md5, x-oauth2, scram-sha-1, scram-sha-256, scram-sha-512]
listen:
  - port: ${port}
    ip: 127.0.0.1
    module: ejabberd_c2s
    max_stanza_size: 262144
    shaper: none
    access: all
    max_fsm_queue: 100000
    backlog: 1024
shaper_rules:
  max_user_sessions: 100
  c2s_shaper: none
modules:
  mod_disco: {}
  mod_mam:
    db_type: sql
    default: always
    cache_size: 10000
  mod_muc:
    db_type: sql
    access: all
    access_create: all
    access_persistent: all
    max_users: 100000
    max_users_presence: 0
    min_message_interval: 0
    min_presence_interval: 0
    history_size: 0
    default_room_options:
      mam: true
      persistent: true
      public: true
      max_users: 100000
      anonymous: false
      presence_broadcast: []
  mod_ping: {}
`;
}
