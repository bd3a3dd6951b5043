#!/bin/bash
# libvirt-host.sh FOLDER: libvirtd without an init system, as process 1 of namespaces that the caller made (libvirt-host.ts). All it
# writes lies in FOLDER. Says "ready", then lives until its standard input ends; the kernel ends the machines with it.
set -euo pipefail
folder=$1

mkdir -p "$folder"/{run/libvirt,run/lock,etc,lib/{images,dnsmasq},log,cache}
chmod 0755 "$folder" "$folder"/{run,lib,lib/images,log}
cp -a /etc/libvirt/. "$folder/etc/"
rm -rf "$folder"/etc/qemu/autostart "$folder"/etc/qemu/networks
cat >"$folder/etc/libvirtd.conf" <<CONF
auth_unix_rw = "none"
host_uuid = "$(cat /proc/sys/kernel/random/uuid)"
log_filters = "1:qemu.qemu_monitor 3:*"
log_outputs = "1:file:/var/log/libvirt/libvirtd.log"
CONF
# No AppArmor, cgroups, namespaces of its own, log daemon or extended attributes: what a container has not.
cat >"$folder/etc/qemu.conf" <<CONF
security_driver = "none"
cgroup_controllers = []
namespaces = []
stdio_handler = "file"
remember_owner = 0
CONF

# Devices of its own, without /dev/kvm: the machines of tests are emulated wherever they run. (With a /dev/kvm that QEMU's user may not
# open, libvirt would ask QEMU anew what it can at each step.)
mkdir -p "$folder/dev"
mount -t tmpfs -o mode=0755 dev "$folder/dev"
mkdir "$folder"/dev/{net,pts,shm}
for device in null zero full random urandom net/tun; do cp -a "/dev/$device" "$folder/dev/$device"; done
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$folder/dev/pts"
mount -t tmpfs -o mode=1777 shm "$folder/dev/shm"
ln -s pts/ptmx "$folder/dev/ptmx"
ln -s /proc/self/fd "$folder/dev/fd"
mount --rbind "$folder/dev" /dev

mount --bind "$folder/run" /run
mount --bind "$folder/etc" /etc/libvirt
mount --bind "$folder/lib" /var/lib/libvirt
mount --bind "$folder/log" /var/log/libvirt
mount --bind "$folder/cache" /var/cache/libvirt
# The network devices that /sys shows are those of the network namespace it was mounted in.
mount -t sysfs sysfs /sys
ip link set lo up

libvirtd --pid-file /run/libvirtd.pid &
for ((i = 0; i < 100; i++)); do
  if virsh --connect qemu:///system --quiet uri >/dev/null 2>&1; then
    echo ready
    cat >/dev/null
    exit
  fi
  kill -0 $! || exit 1
  sleep 0.1
done
exit 1
