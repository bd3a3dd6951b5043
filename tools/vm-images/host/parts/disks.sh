# shellcheck shell=bash
# Images of a release are only read; each machine writes to a root over its image and to a disk of data that outlives releases.

image_files() {
  local role
  printf '%s\n' base.qcow2 vmlinuz initrd
  for role in "${roles[@]}"; do printf '%s.qcow2\n' "$role"; done
}

# check_images FOLDER: all files of a release are there, and the disks refer to nothing else. A disk can name any file as what lies
# below it, and QEMU would show that file of this host to the guest.
check_images() {
  local file role
  for file in $(image_files); do [ -s "$1/images/$file" ] || give_up "$1/images/$file is missing or empty"; done
  check_below "$1/images/base.qcow2"
  for role in "${roles[@]}"; do check_below "$1/images/$role.qcow2" base.qcow2; done
}

# check_below DISK [NAME]: a disk of QEMU that lies over the file NAME beside it, or over none.
check_below() {
  local said expected="${2:+\"$2\"}"
  said=$(qemu-img info -f qcow2 --output=json "$1" 2>/dev/null) || give_up "$1 is no qcow2 disk"
  [ "$(grep -oP '^ *"backing-filename": \K".*"(?=,?$)' <<<"$said")" = "$expected" ] ||
    give_up "$1 has to lie over ${2:-no other file}, but names another one"
  ! grep -q '^ *"data-file' <<<"$said" || give_up "$1 keeps its data in another file"
}

# mib_of FOLDER: what its images take on a disk.
mib_of() { du --block-size=1M --total "$1"/images/* | tail -n 1 | cut -f 1; }

# stage_release FOLDER TARGET take|copy: the images with their writable roots, and the commands that belong to them, as the folder TARGET.
stage_release() {
  local role
  stage_images "$@"
  for role in "${roles[@]}"; do make_root "$2" "$role" "$role"; done
}

# stage_images FOLDER TARGET take|copy: the same without roots.
stage_images() {
  local source=$1 target=$2 how=$3 file
  mkdir -m 0755 "$target"
  cp "$source/manifest.json" "$target/"
  cp -R "$here" "$target/host"
  [ ! -e "$here/../import.sh" ] || cp "$here/../import.sh" "$target/"
  for file in $(image_files); do
    if [ "$how" = take ]; then
      mv "$source/images/$file" "$target/$file"
    else
      cp --reflink=auto --sparse=always "$source/images/$file" "$target/$file" || give_up "$file could not be copied to $target"
    fi
    chmod 0644 "$target/$file"
    chown root:root "$target/$file"
  done
}

# make_root RELEASE_FOLDER MACHINE ROLE: what a machine writes to, over the image of its role.
make_root() {
  # Relative names: the folder of an installation is made under another name and moved.
  qemu-img create -q -f qcow2 -F qcow2 -b "$3.qcow2" "$1/$2-root.qcow2" >/dev/null ||
    give_up "the disk $2-root.qcow2 could not be made in $1"
  chmod 0600 "$1/$2-root.qcow2"
}

# make_data_disk FILE GIB
make_data_disk() {
  qemu-img create -q -f qcow2 "$1" "$2G" >/dev/null || give_up "the disk $1 could not be made"
  chmod 0600 "$1"
}
