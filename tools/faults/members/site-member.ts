import { join } from 'node:path';
import type { DatabaseMember } from '../../cluster/database/database-site.ts';
import { quoted, succeed } from '../../cluster/drive/node-shell.ts';
import { patroniCommand } from './member-commands.ts';
import type { MemberMachine } from './member-machine.ts';

/** A member as the commands of a cluster see it. */
export function siteMember(machine: MemberMachine): DatabaseMember {
  const { name, folder, ports, data } = machine;
  const pidFile = quoted(join(folder, 'patroni.pid'));
  const environment = `env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=${quoted(folder)} LC_ALL=C.UTF-8`;
  const asPostgres = 'setsid setpriv --reuid=postgres --regid=postgres --init-groups';
  return {
    name,
    shell: machine.shell,
    patroni: { url: `http://127.0.0.1:${ports.patroni}` },
    etcd: { url: `http://127.0.0.1:${ports.etcd}` },
    patroniConfig: join(folder, 'patroni.json'),
    data,
    sockets: folder,
    port: ports.postgres,
    async startPatroni() {
      const log = quoted(join(folder, 'log'));
      await succeed(machine.shell, `${environment} ${asPostgres} ${patroniCommand(folder)} </dev/null >>${log} 2>&1 &`);
    },
    async stopPatroni() {
      // As systemd does: a signal, and then until it is gone.
      const script = `pid=$(cat ${pidFile})\nkill -TERM "$pid"\nwhile kill -0 "$pid" 2>/dev/null; do sleep 0.2; done`;
      await succeed(machine.shell, script);
    },
  };
}
