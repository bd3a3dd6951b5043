import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, SupervisedProcess } from '@prosa/supervisor';
import { databasePassword } from './database.ts';
import { installPackages } from './debian.ts';
import { asSystemUser, Peer } from './peer.ts';
import type { PeerRecipe } from './peer.ts';

const DATABASE = 'prosody';

/** prosody with the archive of rooms in PostgreSQL: a message is kept before it goes out. */
const recipe: PeerRecipe = {
  database: DATABASE,
  driver: 'xmpp',
  sendsAlone: false,
  user: 'prosody',

  async prepare({ folder, port, database }) {
    const file = join(folder, 'prosody.cfg.lua');
    writeFileSync(file, settings(folder, port, database.port));
    return new SupervisedProcess({
      name: 'prosody',
      ...asSystemUser('prosody', ['prosody', '--config', file, '-F']),
      env: { ...process.env, HOME: folder },
      cwd: folder,
    });
  },

  async makePeople({ folder }, count) {
    const accounts = join(folder, 'data/localhost/accounts');
    mkdirSync(accounts, { recursive: true });
    for (let n = 0; n < count; n++) {
      writeFileSync(join(accounts, `u${n}.dat`), 'return {\n\t["password"] = "p";\n};\n');
    }
  },
};

/** Installs and sets it up. Throws where Debian's packages cannot be had. */
export async function makeProsody(folder: string): Promise<Peer> {
  installPackages(['prosody', 'lua-dbi-postgresql', 'lua-event']);
  return Peer.make(recipe, folder, await freePort());
}

function settings(folder: string, port: number, databasePort: number): string {
  return `pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
plugin_paths = {}
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
s2s_ports = { }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_plain"
storage = { accounts = "internal"; archive = "sql"; muc_log = "sql" }
default_storage = "internal"
sql = { driver = "PostgreSQL", database = "${DATABASE}", host = "127.0.0.1", port = ${databasePort}, username = "postgres", password = "${databasePassword}" }
modules_enabled = { "saslauth"; "disco"; "ping"; "posix" }
modules_disabled = { "s2s"; "tls"; "offline"; "limits" }
network_backend = "epoll"
gc = { mode = "generational" }
log = { warn = "*console" }
VirtualHost "localhost"
Component "conference.localhost" "muc"
  modules_enabled = { "muc_mam" }
  muc_log_by_default = true
  muc_room_default_persistent = false
  muc_room_default_history_length = 0
  muc_room_default_presence_broadcast = { visitor = false; participant = false; moderator = false }
  restrict_room_creation = false
  muc_room_locking = false
  muc_log_expires_after = "never"
`;
}
