import type { Cluster } from '../config/schema.ts';
import { databases, etcdConfig, voteMember } from './etcd.ts';

/** Its unit of systemd on the machine of the third vote; on database machines it has the same name. */
export const voteEtcdUnit = 'prosa-etcd';

/** Files of the member of etcd on the machine of the third vote; none where databases do not ask it. */
export function voteEtcdFiles(cluster: Cluster): { readonly path: string; readonly text: string }[] {
  const member = voteMember(cluster);
  if (member === undefined) return [];
  return [
    { path: voteEtcdConfig, text: etcdConfig(cluster, member) },
    {
      path: `/etc/systemd/system/${voteEtcdUnit}.service`,
      text: unit(databases(cluster).map(({ address }) => address)),
    },
  ];
}

/** Its configuration file. */
export const voteEtcdConfig = '/etc/prosa/vote/etcd.yaml';

/** As in the database-server's image, but that no packet filter says who may come: a gateway's certificate is of the same authority. */
function unit(members: readonly string[]): string {
  return `[Unit]
Description=etcd, which settles with the databases which of them leads
Wants=network-online.target
After=network-online.target
# Never given up: the other members may come up later.
StartLimitIntervalSec=0

[Service]
Type=notify
User=etcd
Group=etcd
SyslogIdentifier=${voteEtcdUnit}
ExecStart=/usr/bin/etcd --config-file ${voteEtcdConfig}
Restart=on-failure
RestartSec=2
# It is up when there is a majority.
TimeoutStartSec=infinity
TimeoutStopSec=30
LimitNOFILE=65536
StateDirectory=prosa-etcd
StateDirectoryMode=0700

IPAddressDeny=any
IPAddressAllow=localhost ${members.join(' ')}
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
ProtectProc=invisible
ProcSubset=pid
ProtectClock=yes
ProtectHostname=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
PrivateTmp=yes
PrivateDevices=yes
PrivateIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
UMask=0077

[Install]
WantedBy=multi-user.target
`;
}
