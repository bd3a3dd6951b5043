# shellcheck shell=bash
# upgrade [--take] FOLDER|BUNDLE: other images over the same data. Goes back by itself, to the old images and the data as it was, when the
# machines do not become healthy, and when it was interrupted (up or upgrade, run again).

command_upgrade() {
  local how=copy wanted old
  [ "${1:-}" != --take ] || { how=take; shift; }
  local source=${1:-}
  [ -n "$source" ] || give_up "prosa-vm upgrade needs the folder or the bundle to upgrade to" 64
  [ ! -f "$source" ] || exec "$here/../import.sh" --upgrade "$source"
  need_host
  read_installation
  lock_installation
  finish_upgrade
  old=$release
  [ -f "$source/manifest.json" ] || give_up "$source is no folder of images: it has no manifest.json"
  wanted=$(release_of "$source")
  [ "$wanted" != "$old" ] || { say "'$name' has the release $old already; nothing changed"; return; }
  read_machines "$source/manifest.json"
  check_images "$source"
  stage_upgrade "$source" "$wanted" "$how"
  read_installation
  swap_release "$old" "$wanted"
  if wait_healthy "$wait_seconds"; then
    commit_upgrade
    say "upgraded from $old to $wanted; Prosa is at http://${installation[address]}:8080"
    return
  fi
  say "$not_healthy; going back to $old"
  finish_upgrade
  start_machines
  wait_healthy "$wait_seconds" || give_up "$wanted did not become healthy, and $old did not come back: $not_healthy"
  give_up "$wanted did not become healthy; $old runs again with the data as it was before the upgrade"
}

stage_upgrade() {
  local source=$1 target=$dir/releases/$2 mib=64
  [ -d "$target" ] && return
  [ "$3" = take ] || mib=$((mib + $(mib_of "$source")))
  need_space "$dir" "$mib"
  say "images of $2"
  rm -rf "$dir/staging"
  undo_with rm -rf "$dir/staging"
  stage_release "$source" "$dir/staging" "$3"
  mv -T "$dir/staging" "$target"
  keep
}

# swap_release OLD NEW: from here to commit_upgrade the file `upgrading` says what to go back to.
swap_release() {
  local role
  stop_machines
  printf '%s\n' "$1" >"$dir/upgrading.new"
  # Left of an upgrade that was committed but interrupted before it tidied up.
  drop_data_copies
  mv "$dir/upgrading.new" "$dir/upgrading"
  for role in "${roles[@]}"; do
    qemu-img snapshot -c prosa-upgrade "$dir/data/$role.qcow2" || give_up "the data of $role could not be kept; prosa-vm up goes back"
  done
  use_release "$2"
  read_installation
  start_machines
}

commit_upgrade() {
  # The machines run, so the copies are deleted by QEMU itself; the next upgrade tidies up otherwise.
  local role
  rm -f "$dir/upgrading"
  for role in "${roles[@]}"; do
    virsh --quiet qemu-monitor-command --hmp "$name-$role" 'delvm prosa-upgrade' >/dev/null 2>&1 || true
  done
  remove_unused_releases
}
