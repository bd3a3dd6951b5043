# shellcheck shell=bash
# cluster-import [--take] FOLDER|BUNDLE: the images of a release onto a host of a cluster. Another release lies beside the one before;
# machines are made of it by cluster-define.

command_cluster_import() {
  local how=copy mib=64
  [ "${1:-}" != --take ] || { how=take; shift; }
  local source=${1:-}
  [ -n "$source" ] || give_up "prosa-vm cluster-import needs the folder or the bundle to import" 64
  [ ! -f "$source" ] || exec "$here/../import.sh" --cluster "$source"
  need_host
  lock_installation
  [ -f "$source/manifest.json" ] || give_up "$source is no folder of images: it has no manifest.json"
  read_machines "$source/manifest.json"
  check_images "$source"
  local wanted
  wanted=$(release_of "$source")
  if [ ! -d "$dir/releases/$wanted" ]; then
    [ "$how" = take ] || mib=$((mib + $(mib_of "$source")))
    need_space "$dir" "$mib"
    make_cluster_folder
    rm -rf "$dir/staging"
    undo_with rm -rf "$dir/staging"
    stage_images "$source" "$dir/staging" "$how"
    mv -T "$dir/staging" "$dir/releases/$wanted"
    keep
  fi
  use_release "$wanted"
  say "this host has the images of $wanted"
}

make_cluster_folder() {
  local folder
  mkdir -p "$(dirname "$dir")"
  for folder in "$dir" "$dir/data" "$dir/keys" "$dir/releases"; do [ -d "$folder" ] || mkdir -m 0711 "$folder"; done
  [ -d "$dir/consoles" ] || mkdir -m 0755 "$dir/consoles"
}
