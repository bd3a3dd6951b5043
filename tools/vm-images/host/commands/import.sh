# shellcheck shell=bash
# import [--take] FOLDER|BUNDLE: makes an installation of verified images. FOLDER has manifest.json and images/. With --take the
# images are moved out of it instead of copied. A bundle is first checked and unpacked by import.sh, which comes back here.

command_import() {
  local how=copy
  [ "${1:-}" != --take ] || { how=take; shift; }
  local source=${1:-}
  [ -n "$source" ] || give_up "prosa-vm import needs the folder or the bundle to import" 64
  [ ! -f "$source" ] || exec "$here/../import.sh" "$source"
  need_host
  lock_installation
  check_images_of "$source"
  if [ -f "$dir/installation" ]; then
    go_on_with_import "$source"
    return
  fi
  [ ! -e "$dir" ] || give_up "$dir is there already and is no installation; nothing was changed; set PROSA_VM_DIR"
  read_address
  check_domains_free
  check_networks_free
  check_address_free
  local mib=64
  [ "$how" = take ] || mib=$((mib + $(mib_of "$source")))
  need_space "$dir" "$mib"
  make_installation "$source" "$how"
  define_all
  say_imported
}

check_images_of() {
  [ -f "$1/manifest.json" ] || give_up "$1 is no folder of images: it has no manifest.json"
  read_machines "$1/manifest.json"
  check_images "$1"
}

# An import of the same release that was cut off goes on; a whole one stays as it is.
go_on_with_import() {
  local wanted
  wanted=$(release_of "$1")
  read_installation
  [ "$release" = "$wanted" ] || give_up "'$name' is imported already, with the release $release; nothing was changed: prosa-vm upgrade \
changes the release, and another PROSA_VM_NAME makes a second installation"
  check_domains_free
  if all_defined; then
    say "'$name' is imported already ($release); nothing changed"
    return
  fi
  define_all
  say_imported
}

all_defined() {
  local role
  for role in "${roles[@]}"; do [ -n "$(uuid_of_domain "$name-$role")" ] || return 1; done
}

# make_installation FOLDER HOW: under another name until it is whole.
make_installation() {
  local target=$dir role
  rm -rf "$target.import"
  undo_with rm -rf "$target.import"
  mkdir -p "$(dirname "$target")"
  mkdir -m 0711 "$target.import"
  dir=$target.import
  mkdir -m 0711 "$dir/data" "$dir/keys" "$dir/releases"
  mkdir -m 0700 "$dir/secrets" "$dir/xml" "$dir/snapshots" "$dir/settings"
  mkdir -m 0755 "$dir/consoles"
  new_installation "$dir/installation"
  release=$(release_of "$1")
  say "images of $release"
  stage_release "$1" "$dir/releases/$release" "$2"
  use_release "$release"
  say "certificates of this installation"
  make_authority "$dir/secrets" "Prosa $name ${installation[uuid]}"
  for role in "${roles[@]}"; do
    make_certificate "$dir/secrets" "$role" "$(names_of "$role")"
    make_data_disk "$dir/data/$role.qcow2" "${data_gib[$role]}"
  done
  dir=$target
  undo_with rm -rf "$dir"
  mv -T "$dir.import" "$dir"
}

# define_all: libvirt gets to know networks and machines; what does not succeed is taken back.
define_all() {
  local role
  firmware=${installation[firmware]}
  undo_with remove_networks
  define_networks
  for role in "${roles[@]}"; do
    undo_with remove_domain "$role"
    define_domain "$role" qemu
    about "$role" "defined: ${memory_mib[$role]} MiB, ${cpus[$role]} CPU"
  done
  keep
}

say_imported() {
  say "imported into $dir; start the machines with: $dir/current/host/prosa-vm up"
}
