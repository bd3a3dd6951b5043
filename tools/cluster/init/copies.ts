import { repositoryCertificates, repositoryName, voteCertificates, voteName } from '../generate/certificates.ts';
import { seedFolder } from '../generate/seed.ts';
import type { Copy } from './step.ts';

const secrets = '/etc/prosa/cluster/secrets';

/** The keys by which hosts know that one belongs to them. Pacemaker's package makes one of its own: Corosync's says whose the host is. */
export function keyCopies(from: string): Copy[] {
  const copy = (path: string, mode: string) => ({ from, source: path, path, mode });
  return [{ ...copy('/etc/corosync/authkey', '0400'), isKept: true }, copy('/etc/pacemaker/authkey', '0640')];
}

/** The authority of machines, and a machine's certificate and key, to what it is told. */
export function seedCopies(from: string, machine: string): Copy[] {
  const folder = seedFolder(machine);
  const names = { 'ca.crt': 'ca', [`${machine}.crt`]: 'cert', [`${machine}.key`]: 'key' };
  return Object.entries(names).map(([source, name]) => ({
    from,
    source: `${secrets}/machines/${source}`,
    path: `${folder}/prosa.${name}`,
    mode: '0600',
  }));
}

/** What libvirt and QEMU show each other when a machine moves, where they look for it. */
export function hostCopies(from: string, host: string): Copy[] {
  const copy = (source: string, path: string, mode = '0644') => ({
    from,
    source: `${secrets}/hosts/${source}`,
    path: `/etc/pki/${path}`,
    mode,
  });
  // Debian's QEMU runs as a user of its own.
  const forQemu = (path: string) => ({ ...copy(`${host}.key`, path, '0640'), group: 'libvirt-qemu' });
  return [
    copy('ca.crt', 'CA/cacert.pem'),
    copy(`${host}.crt`, 'libvirt/servercert.pem'),
    copy(`${host}.key`, 'libvirt/private/serverkey.pem', '0600'),
    copy(`${host}.crt`, 'libvirt/clientcert.pem'),
    copy(`${host}.key`, 'libvirt/private/clientkey.pem', '0600'),
    copy('ca.crt', 'qemu/ca-cert.pem'),
    copy(`${host}.crt`, 'qemu/server-cert.pem'),
    forQemu('qemu/server-key.pem'),
    copy(`${host}.crt`, 'qemu/client-cert.pem'),
    forQemu('qemu/client-key.pem'),
  ];
}

/** What the machine with the backups shows the databases; pgBackRest runs there as PostgreSQL's user. */
export function repositoryCopies(from: string): Copy[] {
  return shownCopies(from, repositoryName, repositoryCertificates, 'postgres');
}

/** What the machine of the third vote shows the databases; it belongs to one cluster only. */
export function voteCopies(from: string): Copy[] {
  return shownCopies(from, voteName, voteCertificates, 'etcd').map((copy) =>
    copy.path === voteCertificates.authority ? { ...copy, isKept: true } : copy,
  );
}

/** The certificate and key of a machine elsewhere, for the one program that reads them. */
function shownCopies(from: string, name: string, places: Record<keyof typeof voteCertificates, string>, group: string) {
  const copy = (source: string, path: string, mode: string): Copy => ({
    from,
    source: `${secrets}/machines/${source}`,
    path,
    mode,
    group,
  });
  return [
    copy('ca.crt', places.authority, '0644'),
    copy(`${name}.crt`, places.certificate, '0644'),
    copy(`${name}.key`, places.key, '0640'),
  ];
}
