#!/bin/busybox sh
# shellcheck shell=dash
# Process 1 of a guest: loads its drivers, takes its address, and does the lines of shell that come through its port, one after the
# other. It ends when nobody listens there any more.
/usr/bin/busybox --install -s /usr/bin
export PATH=/usr/sbin:/usr/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in /modules/*; do insmod "$module" || echo "no $module"; done
read -r words </proc/cmdline
for word in $words; do
  case $word in
    guest=*) hostname "${word#guest=}" ;;
    address=*) address=${word#address=} ;;
  esac
done
ip link set lo up
ip link set eth0 up
ip addr add "$address/24" dev eth0

# Linux names ports after the place of their device among all virtual ones.
until shell=$(ls /dev/vport*p1 2>/dev/null) && fence=$(ls /dev/vport*p2 2>/dev/null); do sleep 0.1; done
ln -s "$shell" /dev/shell
ln -s "$fence" /dev/fence
exec 3<>/dev/shell
echo ready >&3
while IFS= read -r line <&3; do
  (eval "$line") </dev/null >&3 2>&1
  printf '\nended %s\n' "$?" >&3
done
poweroff -f
