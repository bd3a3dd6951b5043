#!/bin/bash
# small-guest.sh CACHE: vmlinuz and initrd of a guest that boots in seconds under emulation, made of Debian's packages: the cloud kernel,
# busybox, the guest agent. It takes Prosa's credentials and has its two disks, its networks and its health, but no Prosa in it.
set -euo pipefail
cache=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$cache/packages"
cd "$cache"

# The newest cloud kernel that apt knows, unpacked, not installed.
kernel=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: //p' | head -n 1)
for package in "$kernel" qemu-guest-agent busybox-static e2fsprogs; do
  [ -d "packages/$package" ] && continue
  (cd packages && apt-get -qq download "$package" 2>/dev/null && dpkg-deb --extract "${package}"_*.deb "$package.new" && mv "$package.new" "$package")
done
modules=$(echo packages/"$kernel"/lib/modules/*)
[ -d "$modules/kernel" ] || modules=$(echo packages/"$kernel"/usr/lib/modules/*)

rm -rf tree
mkdir -p tree/{bin,sbin,proc,sys,dev,run,tmp,var/run,root,data,lib64,credentials,usr/lib/prosa,usr/bin,usr/sbin,etc}
cp packages/busybox-static/*bin/busybox tree/bin/ 2>/dev/null || cp packages/busybox-static/usr/bin/busybox tree/bin/

# A program with the libraries that it asks for, from this machine.
with_libraries() {
  cp "$1" "$2"
  ldd "$1" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p "tree$(dirname "$library")"
    cp -L "$library" "tree$library"
  done
}
with_libraries packages/qemu-guest-agent/usr/sbin/qemu-ga tree/usr/sbin/qemu-ga
with_libraries "$(find packages/e2fsprogs -name mke2fs -type f)" tree/sbin/mke2fs

# The modules that a machine under libvirt asks for, and those that they ask for.
version=$(basename "$modules")
mkdir -p "tree/lib/modules/$version"
for module in drivers/virtio drivers/block/virtio_blk.ko drivers/net/virtio_net.ko drivers/net/net_failover.ko net/core/failover.ko \
  drivers/char/virtio_console.ko drivers/char/hw_random drivers/firmware/qemu_fw_cfg.ko; do
  # The newer packages have them compressed.
  (cd "$modules/kernel" && find "$module"* -name '*.ko*' -exec cp --parents {} "$OLDPWD/tree/lib/modules/$version/" \;)
done
find tree/lib/modules -name '*.xz' -exec xz --decompress {} +
busybox depmod -b tree "$version"

cp "$here/guest-init.sh" tree/init
cp "$here/guest-health.sh" tree/usr/lib/prosa/health
cp "$here/guest-logs.sh" tree/usr/bin/prosa-logs
printf '#!/bin/busybox sh\nsync\numount /data /root\npoweroff -f\n' >tree/sbin/shutdown
chmod +x tree/init tree/usr/lib/prosa/health tree/usr/bin/prosa-logs tree/sbin/shutdown
(cd tree && find . | cpio --quiet --create --format=newc | gzip -1) >initrd.new
cp "$(find packages/"$kernel"/boot -name 'vmlinuz-*')" vmlinuz
mv initrd.new initrd
rm -rf tree
