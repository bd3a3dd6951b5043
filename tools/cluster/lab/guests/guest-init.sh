#!/bin/busybox sh
# shellcheck shell=dash
# Process 1 of a guest in a lab: answers pings, counts its boots on its disk, and says twice a second who it is, the how manieth boot
# this is, and on which host it was started. One of a gateway lets people through to the gateway that is behind it, outside.
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in /modules/*; do insmod "$module"; done
read -r words </proc/cmdline
for word in $words; do
  case $word in
    guest=*) guest=${word#guest=} ;;
    address=*) address=${word#address=} ;;
    outside=*) outside=${word#outside=} ;;
    people=*) people=${word#people=} ;;
    behind=*) behind=${word#behind=} ;;
  esac
done
ip link set lo up
ip link set eth0 up
ip addr add "$address/24" dev eth0

[ -z "${behind:-}" ] || nc -ll -p "$people" -e nc "${outside%:*}" "$behind" &

host=$(cat /sys/firmware/qemu_fw_cfg/by_name/opt/org.prosa.host/raw)
boot=$(($(dd if=/dev/vda bs=512 count=1 2>/dev/null | tr -dc 0-9) + 1))
# First the record, then the count: a boot that was counted is written down.
printf '%-512s' "boot $boot on $host" | dd of=/dev/vda bs=512 seek="$boot" conv=fsync 2>/dev/null
printf '%-512s' "$boot" | dd of=/dev/vda bs=512 count=1 conv=fsync 2>/dev/null
echo "boot $boot of $guest on $host"

syslogd -R "$outside"
until [ -S /dev/log ] || [ -e /dev/log ]; do usleep 10000; done
while :; do
  logger -t beat "$guest $boot $host"
  usleep 500000
done
