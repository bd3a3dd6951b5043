# shellcheck shell=bash
# Settings come from the environment; what an installation was made with stands in its folder, in the file `installation`.

# read_settings: checks them and sets name, dir and wait_seconds. A prosa-vm that lies in an installation is that installation's.
read_settings() {
  export LIBVIRT_DEFAULT_URI=${LIBVIRT_DEFAULT_URI:-qemu:///system}
  local own
  own=$(readlink -f "$here/../../..")
  if [ -f "$own/installation" ]; then
    dir=${PROSA_VM_DIR:-$own}
    name=${PROSA_VM_NAME:-$(sed -n 's/^name=//p' "$own/installation")}
  elif [[ $command = cluster-* ]]; then
    # A host belongs to one cluster.
    name=prosa-cluster
    dir=${PROSA_VM_DIR:-/var/lib/libvirt/images/prosa-cluster}
    cluster_dir=${PROSA_CLUSTER_DIR:-/etc/prosa/cluster}
  else
    name=${PROSA_VM_NAME:-prosa}
    dir=${PROSA_VM_DIR:-/var/lib/libvirt/images/$name}
  fi
  wait_seconds=${PROSA_VM_WAIT_SECONDS:-600}
  accelerator_setting=${PROSA_VM_ACCELERATOR:-auto}
  [[ $name =~ ^[a-z][a-z0-9-]{0,19}$ ]] ||
    give_up "PROSA_VM_NAME: must be 1 to 20 small letters, digits or hyphens, a letter first" 78
  # No blanks, quotes or signs of XML: the path stands in the definitions of the machines.
  [[ $dir =~ ^/[A-Za-z0-9._+/-]+$ ]] || give_up "PROSA_VM_DIR: must be an absolute path of letters, digits and . _ + - /" 78
  dir=${dir%/}
  [[ $wait_seconds =~ ^[1-9][0-9]{0,4}$ ]] || give_up "PROSA_VM_WAIT_SECONDS: must be a whole number of seconds" 78
  [[ $accelerator_setting =~ ^(auto|kvm|qemu)$ ]] || give_up "PROSA_VM_ACCELERATOR: must be auto, kvm or qemu" 78
  check_firmware "${PROSA_VM_FIRMWARE:-seabios}"
}

# check_firmware SETTING: a firmware that is there; a file's name has to suit XML.
check_firmware() {
  case $1 in
    seabios) ;;
    uefi) [ -r "$uefi_rom" ] || give_up "PROSA_VM_FIRMWARE=uefi: $uefi_rom is missing; install the Debian package ovmf" ;;
    /*)
      [[ $1 =~ ^/[A-Za-z0-9._+/-]+$ ]] || give_up "PROSA_VM_FIRMWARE: must be a path of letters, digits and . _ + - /" 78
      [ -r "$1" ] || give_up "PROSA_VM_FIRMWARE: there is no file $1" 78
      ;;
    *) give_up "PROSA_VM_FIRMWARE: must be seabios, uefi or the absolute path of a ROM file" 78 ;;
  esac
}

# UEFI as a ROM without a store of variables: the kernel is given by the host, so there is nothing to store, clone or snapshot.
uefi_rom=/usr/share/ovmf/OVMF.fd
