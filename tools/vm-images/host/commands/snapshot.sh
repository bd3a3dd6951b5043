# shellcheck shell=bash
# snapshot [NAME] | --list | --delete NAME: one moment of all three machines, memory and disks, kept inside the disks (qcow2). What is
# kept is written down in snapshots/NAME only when all three have it.

command_snapshot() {
  need_host
  read_installation
  lock_installation
  case ${1:-} in
    --list) list_snapshots ;;
    --delete)
      check_snapshot_name "${2:-}"
      [ -f "$dir/snapshots/$2" ] || give_up "there is no snapshot '$2'; prosa-vm snapshot --list shows those that are there"
      delete_snapshot "$2"
      say "the snapshot $2 is deleted"
      ;;
    *)
      local moment=${1:-$(date --utc +%Y%m%d-%H%M%S)}
      check_snapshot_name "$moment"
      [ ! -e "$dir/snapshots/$moment" ] || give_up "there is a snapshot '$moment' already; nothing was changed"
      make_snapshot "$moment"
      ;;
  esac
}

list_snapshots() {
  local file
  for file in "$dir"/snapshots/*; do
    [ ! -f "$file" ] || printf '%-24s %s\n' "$(basename "$file")" "$(tr '\n' ' ' <"$file")"
  done
}

make_snapshot() {
  local moment=$1 role state first=''
  [ ! -e "$dir/upgrading" ] || give_up "an upgrade was interrupted; prosa-vm up finishes it first"
  for role in "${roles[@]}"; do
    state=$(state_of "$role")
    [[ $state = running || $state = 'shut off' ]] || give_up "$role is ${state:-not there}; a snapshot needs machines that run or are off"
    [ "${first:-$state}" = "$state" ] || give_up "some machines run and some are off; start or stop them all first"
    first=$state
  done
  local began=$SECONDS
  if [ "$first" = running ]; then
    # They stand still together, so that what one has sent the other has got.
    undo_with resume_machines
    for role in "${roles[@]}"; do attempt "$role could not stand still" suspend "$name-$role"; done
  fi
  undo_with delete_snapshot "$moment"
  for role in "${roles[@]}"; do
    # One that an interrupted command left.
    virsh --quiet snapshot-delete "$name-$role" "$moment" >/dev/null 2>&1 || true
    attempt "there is no snapshot of $role" snapshot-create-as "$name-$role" "$moment"
    about "$role" 'is kept'
  done
  printf 'release=%s\nstate=%s\n' "$release" "${first// /-}" >"$dir/snapshots/$moment.new"
  mv "$dir/snapshots/$moment.new" "$dir/snapshots/$moment"
  keep
  [ "$first" != running ] || resume_machines
  say "the snapshot $moment is kept ($((SECONDS - began)) s); go back to it with: prosa-vm restore $moment"
}
