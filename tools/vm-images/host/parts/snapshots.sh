# shellcheck shell=bash
# What snapshot, restore and upgrade share: names, ends, and which releases are still needed.

check_snapshot_name() {
  [[ $1 =~ ^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$ ]] || give_up "a snapshot's name is 1 to 40 letters, digits, _ and -" 64
}

delete_snapshot() {
  local role
  rm -f "$dir/snapshots/$1"
  for role in "${roles[@]}"; do virsh --quiet snapshot-delete "$name-$role" "$1" >/dev/null 2>&1 || true; done
}

resume_machines() {
  local role
  for role in "${roles[@]}"; do
    [ "$(state_of "$role")" != paused ] || attempt "$role could not go on" resume "$name-$role"
  done
}

# remove_unused_releases: those that neither run nor stand in a snapshot.
remove_unused_releases() {
  local folder used
  for folder in "$dir"/releases/*; do
    used=$(basename "$folder")
    [ "$used" != "$release" ] || continue
    ! grep -qsx "release=$used" "$dir"/snapshots/* || continue
    rm -rf "$folder"
  done
}
