#!/bin/bash
# Starts the role's services as an installation would, with a data disk in memory and certificates of an authority that is
# thrown away, and checks them. Runs in the guest, by Packer, before the image is sealed.
set -euo pipefail
failed() { echo "ASSERTION FAILED: $1"; journalctl --no-pager --lines=60 --output=short; exit 1; }

mount -t tmpfs -o size=300m tmpfs /data 2>/dev/null || { mkdir -p /data; mount -t tmpfs -o size=300m tmpfs /data; }
case $ROLE in web-server) own=10.0.0.1 ;; database-server) own=10.0.0.2 ;; ai-server) own=10.0.0.3 ;; esac
# So that the services' units find it started without its rules.
mkdir -p /run/systemd/system/nftables.service.d
printf '[Service]\nExecStart=\nExecStart=/bin/true\n' >/run/systemd/system/nftables.service.d/zz-build.conf
systemctl daemon-reload
ip address add $own/24 dev lo
mapfile -t units < <(grep -v nftables /usr/lib/prosa/units) # the filter would cut this connection off
nft --check --file /etc/nftables.conf || failed "nftables.conf is not understood"
mkdir /run/prosa-cluster
for kind in gateways ais databases public_gateways; do echo "define $kind = { 10.0.0.11, 10.0.0.12 }"; done >/run/prosa-cluster/addresses.nft
echo 'define machines = 10.0.0.0/24' >>/run/prosa-cluster/addresses.nft
nft --check --file /usr/lib/prosa/cluster.nft || failed "cluster.nft is not understood"
echo 'redefine backups = 10.0.0.41' >>/run/prosa-cluster/addresses.nft
nft --check --file /usr/lib/prosa/cluster.nft || failed "cluster.nft is not understood with backups"
rm -r /run/prosa-cluster
systemctl start prosa-first-boot "${units[@]}" || failed "services do not start"

check() {
  if [ "$ROLE" = web-server ]; then
    # Without a database-server it cannot be ready; what it serves by itself is there.
    busybox wget -q -T 10 -O - http://127.0.0.1:8080/healthz >/dev/null && busybox wget -q -T 10 -O - http://127.0.0.1:8080/ | grep -q '<html'
  else
    /usr/lib/prosa/health-role
  fi
}
for _ in $(seq 60); do
  if check; then healthy=yes; break; fi
  sleep 1
done
[ "${healthy-}" = yes ] || failed "$ROLE is not healthy after a minute"

sandboxed() {
  # 0: nothing is allowed; 10: everything. 2.5 is what systemd calls OK.
  systemd-analyze security --no-pager --threshold="$1" "$2" >/tmp/security || failed "$2 is not sandboxed: $(tail -1 /tmp/security)"
  tail -1 /tmp/security | sed 's/^[^A-Za-z]*//' # without its arrow, which not every terminal has
}

for unit in "${units[@]}"; do
  case $unit in
  prosa-*)
    sandboxed 25 "$unit"
    user=$(systemctl show --property=User --value "$unit")
    [ -n "$user" ] && [ "$user" != root ] || failed "$unit runs as root"
    ;;
  esac
done
# What only a cluster has is there and does not run.
mapfile -t others < <(cat /usr/lib/prosa/*-units | grep -vxFf /usr/lib/prosa/units)
for unit in "${others[@]}"; do
  # keepalived is root, as it changes addresses.
  case $unit in prosa-keepalived*) sandboxed 45 "$unit" ;; *) sandboxed 30 "$unit" ;; esac
  systemctl start "$unit" || failed "$unit is no unit"
  [ "$(systemctl is-active "$unit")" = inactive ] || failed "$unit runs without a cluster"
done
rm -f /tmp/security
systemctl stop "${units[@]}" prosa-first-boot
umount /data
echo "$ROLE: services healthy and sandboxed"
