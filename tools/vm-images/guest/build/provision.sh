#!/bin/bash
# Makes the base a role: unpacks what the host serves and enables its services. Runs in the guest, by Packer, as root.
set -euo pipefail
fetch() { busybox wget -q -O - "http://$PACKER_HTTP_ADDR/$1" | tar --extract --preserve-permissions --numeric-owner --keep-directory-symlink --directory=/; }
[ "$ROLE" != database-server ] || fetch postgresql.tar
fetch "$ROLE.tar"
ldconfig
mapfile -t units < <(cat /usr/lib/prosa/*units | sort --unique)
systemctl enable --quiet --no-reload prosa-network prosa-first-boot systemd-networkd systemd-journal-upload "${units[@]}"
systemctl disable --quiet --no-reload systemd-networkd-wait-online.service
systemctl mask --quiet --no-reload getty-static.service systemd-firstboot.service
# Debian's own units of what only a cluster has; those of Prosa take their place.
systemctl mask --quiet --no-reload keepalived.service etcd.service patroni.service pgbackrest.service
[ "$ROLE" != database-server ] || ln -sf /run/prosa/pgbackrest.conf /etc/pgbackrest.conf
# Looks for ways to reach an SSH server, which the image will not have.
mkdir -p /etc/systemd/system-generators
ln -sf /dev/null /etc/systemd/system-generators/systemd-ssh-generator
systemctl daemon-reload
echo "provisioned as $ROLE"
