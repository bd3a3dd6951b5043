# shellcheck shell=bash
# What the host must have. Whatever is missing is one line with the Debian package that brings it.

need_program() {
  command -v "$1" >/dev/null || give_up "$1 is missing; install the Debian package $2"
}

# need_host: everything a command needs that changes machines.
need_host() {
  [ "$(id -u)" = 0 ] || give_up "must run as root, because it makes files for QEMU and networks: sudo prosa-vm $command"
  need_program virsh libvirt-clients
  need_program qemu-img qemu-utils
  need_program qemu-system-x86_64 qemu-system-x86
  need_program openssl openssl
  need_program ip iproute2
  need_libvirt
}

need_libvirt() {
  need_program virsh libvirt-clients
  virsh --quiet uri >/dev/null 2>&1 || give_up "libvirt does not answer at $LIBVIRT_DEFAULT_URI; install the Debian package \
libvirt-daemon-system and start libvirtd (without an init system: docs/virtual-machines.md)"
}

# need_space FOLDER MIB: that much is free where FOLDER will be.
need_space() {
  local place=$1 free_mib
  while [ ! -d "$place" ]; do place=$(dirname "$place"); done
  free_mib=$(($(df --output=avail --block-size=1M "$place" | tail -n 1)))
  [ "$free_mib" -ge "$2" ] || give_up "$2 MiB are needed in $1, but only $free_mib MiB are free"
}
