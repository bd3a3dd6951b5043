#!/bin/busybox sh
# shellcheck shell=dash
# Process 1 of the small guest: devices, credentials, networks, disks, agent, a page on port 8080, a shell on the console.
/bin/busybox --install -s /bin
export PATH=/bin:/sbin:/usr/bin:/usr/sbin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in virtio_pci virtio_blk virtio_net virtio_console virtio_balloon virtio_rng qemu_fw_cfg; do modprobe "$module"; done

# Credentials, as systemd takes them: strings of SMBIOS type 11, files of fw_cfg.
cat /sys/firmware/dmi/entries/11-*/raw | tr '\0' '\n' | sed -n 's/^.*io\.systemd\.credential\.binary://p' |
  while read -r line; do echo "${line#*=}" | base64 -d >"/credentials/${line%%=*}"; done
for entry in /sys/firmware/qemu_fw_cfg/by_name/opt/io.systemd.credentials/*; do
  [ ! -e "$entry/raw" ] || cat "$entry/raw" >"/credentials/${entry##*/}"
done
hostname "$(cat /credentials/system.hostname)"

ip link set lo up
while read -r nic mac address _; do
  device=$(grep -l "$mac" /sys/class/net/*/address | cut -d / -f 5)
  ip link set "$device" name "$nic"
  ip addr add "$address" dev "$nic"
  ip link set "$nic" up
done </credentials/prosa.network

mount /dev/vda /root
echo written >>/root/written
mount /dev/vdb /data 2>/dev/null || { /sbin/mke2fs -q -t ext4 -L prosa-data /dev/vdb && mount /dev/vdb /data; }
date +%s >>/data/boots
sync
[ ! -e /root/dies ] || poweroff -f

port=$(grep -l org.qemu.guest_agent.0 /sys/class/virtio-ports/*/name | cut -d / -f 5)
qemu-ga --method virtio-serial --path "/dev/$port" --daemonize
mkdir -p /www
hostname >/www/index.html
httpd -p 8080 -h /www
echo "small guest: $(hostname) is up"
while :; do setsid cttyhack sh; done
