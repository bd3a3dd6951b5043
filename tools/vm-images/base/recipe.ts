/** What the base image is made of. A change here makes another image. */

/** The release of Debian in the guests. */
export const suite = 'trixie';

/** Every time in the image is this one or older (seconds since 1970): 2026-11-01T00:00:00Z. */
export const epoch = 1_793_491_200;

/** Fixed, as the file system and the order of its directories would differ from build to build otherwise. */
export const fileSystemId = '7f6f2a3e-5d0b-4b53-9a52-70726f736121';

/** Bytes that a guest sees as its root disk; only what is used takes up space. */
export const rootDiskBytes = 2 * 1024 ** 3;

/**
 * In every machine. keepalived starts only in a cluster, where gateways and ai share an address; openssh-server is for the time of the
 * build only: a role's image has none.
 */
export const basePackages = [
  'busybox-static',
  'e2fsprogs',
  'iproute2',
  'keepalived',
  'kmod',
  'linux-image-cloud-amd64',
  'nftables',
  'openssh-server',
  'qemu-guest-agent',
  'systemd',
  'systemd-journal-remote',
  'systemd-sysv',
  'udev',
];

/**
 * What the database-server has besides. Patroni and etcd start only in a cluster, pgBackRest only in one with backups; the modules of Python are what
 * Patroni asks etcd with.
 */
export const databasePackages = [
  'etcd-server',
  'patroni',
  'pgbackrest',
  'postgresql-17',
  'python3-dnspython',
  'python3-etcd',
  'python3-psycopg2',
];

/**
 * Files of packages that no machine needs: texts for people, hardware that is not there, and the compiler of
 * PostgreSQL's JIT (off in our configuration), which is larger than PostgreSQL.
 */
export const leftOut = [
  '/usr/share/doc/*',
  '/usr/share/man/*',
  '/usr/share/info/*',
  '/usr/share/locale/*',
  '/usr/share/i18n/*',
  '/usr/share/lintian/*',
  '/usr/share/bug/*',
  '/usr/lib/udev/hwdb.d/*',
  '/usr/lib/llvm-19/*',
  '/usr/lib/x86_64-linux-gnu/libLLVM*',
  '/usr/lib/x86_64-linux-gnu/libz3.so*',
  '/usr/lib/postgresql/17/lib/bitcode/*',
  '/usr/lib/postgresql/17/lib/llvmjit*',
  '/usr/share/snmp/*',
  '/usr/bin/etcdutl',
];

/** Removed after the packages were set up: secrets, names, logs, caches, and what a first boot makes anew. */
export const cleared = [
  'boot/*',
  'dev/*',
  'etc/.pwd.lock',
  'etc/apt/apt.conf.d/*mmdebstrap',
  'etc/dpkg/dpkg.cfg.d/*mmdebstrap',
  'etc/machine-id',
  'etc/ssh/ssh_host_*',
  'etc/ssl/certs/*',
  'etc/ssl/private/*',
  'root/.bash_history',
  'root/.ssh',
  'run/*',
  'tmp/*',
  'usr/lib/python3*/**/__pycache__', // Python does not write the same bytes twice
  // keepalived's library of SNMP wants Perl's; no machine runs a script of it.
  'usr/lib/x86_64-linux-gnu/perl/*',
  'usr/share/perl/*',
  'usr/share/misc/pci.ids',
  'usr/lib/udev/hwdb.bin',
  'etc/udev/hwdb.bin',
  'initrd.img*',
  'vmlinuz*',
  'var/cache/apt/*',
  'var/cache/debconf/*-old',
  'var/cache/ldconfig/*',
  'var/lib/apt/lists/*',
  'var/lib/dbus/machine-id',
  'var/lib/dpkg/*-old',
  'var/lib/systemd/random-seed',
  'var/log/*',
  'var/tmp/*',
];
