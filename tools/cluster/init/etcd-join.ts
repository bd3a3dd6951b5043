import type { Cluster } from '../config/schema.ts';
import { voteCertificates } from '../generate/certificates.ts';
import { databases, voteData, voteMember } from '../generate/etcd.ts';
import { voteEtcdConfig } from '../generate/vote-files.ts';
import type { Command } from './step.ts';

/**
 * Lets the machine of the third vote into an etcd that remembers one there which is lost: a member that has forgotten what it said must not go on under the
 * same number, and etcd refuses it. The databases take the old one out and a new one in, which starts once as one that joins. Nothing is done when it
 * remembers, or when the databases know of none, as before they run for the first time.
 */
export function etcdJoin(cluster: Cluster): Command {
  const { name = '', address = '' } = voteMember(cluster) ?? {};
  const { authority, certificate, key } = voteCertificates;
  const asked = databases(cluster).map((database) => `https://${database.address}:2379`);
  const etcdctl = `etcdctl --endpoints=${asked.join(',')} --cacert=${authority} --cert=${certificate} --key=${key} --dial-timeout=3s`;
  const url = `https://${address}:2380`;
  const once = { unit: 'prosa-etcd-join', config: '/run/prosa-etcd-join.yaml' };
  const properties = ['Type=notify', 'User=etcd', 'StateDirectory=prosa-etcd', 'StateDirectoryMode=0700'];
  return {
    run: [
      'systemctl stop prosa-etcd',
      `rm -rf ${voteData}/member`,
      `${etcdctl} member list | sed -n 's#^\\([0-9a-f]*\\),.* ${url},.*#\\1#p' | xargs -r -n 1 ${etcdctl} member remove`,
      `${etcdctl} member add ${name} --peer-urls=${url}`,
      `sed 's/^initial-cluster-state: new$/initial-cluster-state: existing/' ${voteEtcdConfig} >${once.config}`,
      // It is up when it has what the others have.
      `systemd-run --quiet --unit=${once.unit} ${properties.map((property) => `--property=${property}`).join(' ')} /usr/bin/etcd --config-file ${once.config}`,
      `systemctl stop ${once.unit}`,
    ].join(' && '),
    unless: `ls ${voteData}/member/wal/*.wal || ! ${etcdctl} member list | grep -qF ' ${url},'`,
  };
}
