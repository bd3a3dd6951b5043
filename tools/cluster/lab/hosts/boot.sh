#!/bin/bash
# boot.sh NAME LOWER FOLDER SHARED: process 1 of a host's namespaces: its root, its devices, then systemd.
set -euo pipefail
name=$1 lower=$2 folder=$3 shared=$4
root=$folder/root

hostname "$name"
mount -t overlay -o "lowerdir=$lower,upperdir=$folder/written,workdir=$folder/work" overlay "$root"
mkdir -p "$root/outside" "$root/shared"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
umount -l "$root/sys/fs/cgroup" 2>/dev/null || true
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=0755 dev "$root/dev"
mkdir "$root"/dev/{pts,shm,net}
for device in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0 net/tun:10:200; do
  IFS=: read -r path major minor <<<"$device"
  mknod -m 0666 "$root/dev/$path" c "$major" "$minor"
done
# What would be printed on a screen goes nowhere; the journal has it.
mknod -m 0600 "$root/dev/console" c 1 3
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
mount -t tmpfs -o mode=0755 run "$root/run"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"
mount --bind "$shared" "$root/shared"

cd "$root"
pivot_root . outside
umount -l /outside
exec env -i container=prosa-lab PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 /usr/lib/systemd/systemd
