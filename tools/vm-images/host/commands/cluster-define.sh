# shellcheck shell=bash
# cluster-define: on a host of a cluster, disks and a definition for each machine that it may run, from what cluster-init has put into
# /etc/prosa/cluster/seeds/NAME: `machine`, and a file a credential. Settings of the owner (docs/settings.md) are lines KEY=VALUE in
# /etc/prosa/cluster/settings/ROLE, the same on every host. Nothing is started: Pacemaker does that. Disks of data are never made anew.

command_cluster_define() {
  local seed
  need_host
  lock_installation
  release=$(basename "$(readlink "$dir/current")")
  [ -d "$dir/releases/$release" ] || give_up "this host has no images; prosa-vm cluster-import brings them"
  read_machines "$dir/current/manifest.json"
  firmware=${PROSA_VM_FIRMWARE:-seabios}
  choose_accelerator >&2
  (umask 077 && mkdir -p "$cluster_dir/machines")
  for seed in "$cluster_dir"/seeds/*/; do
    [ -r "$seed/machine" ] || give_up "$seed has no file 'machine'; cluster-init writes it"
    define_member "$(basename "$seed")" "${seed%/}"
  done
}

# define_member MACHINE FOLDER
define_member() {
  local machine=$1 seed=$2 key value interfaces='' text
  local -A told=()
  while IFS='=' read -r key value; do
    [ "$key" != card ] || interfaces+=$(fill bridge.xml MAC "${value% *}" BRIDGE "${value#* }")$'\n'
    told[$key]=$value
  done <"$seed/machine"
  [[ " ${roles[*]} " = *" ${told[role]} "* ]] || give_up "$seed/machine: the release has no ${told[role]}"
  [ -e "$dir/releases/$release/$machine-root.qcow2" ] || make_root "$dir/releases/$release" "$machine" "${told[role]}"
  if [ ! -e "$dir/data/$machine.qcow2" ]; then
    make_data_disk "$dir/data/$machine.qcow2" "${data_gib[${told[role]}]}"
    about "$machine" 'has a disk for its data'
  fi
  (umask 077 && cp "$seed/prosa.key" "$dir/keys/$machine.key.new")
  # Not when it is the same: QEMU's user has it while the machine runs.
  if cmp -s "$dir/keys/$machine.key.new" "$dir/keys/$machine.key"; then
    rm "$dir/keys/$machine.key.new"
  else
    mv "$dir/keys/$machine.key.new" "$dir/keys/$machine.key"
  fi
  text=$(definition "$accelerator" "$interfaces" NAME "$machine" MACHINE "$machine" ROLE "${told[role]}" UUID "${told[uuid]}" \
    MEMORY_MIB "${told[memory_mib]}" MAXIMUM_MIB "${told[memory_mib]}" CPUS "${told[cpus]}" SYSINFO "$(member_credentials "$machine" "$seed" "${told[role]}")")
  [ "$text" != "$(cat "$cluster_dir/machines/$machine.xml" 2>/dev/null)" ] || return 0
  (umask 077 && printf '%s\n' "$text" >"$cluster_dir/machines/$machine.xml.new")
  mv "$cluster_dir/machines/$machine.xml.new" "$cluster_dir/machines/$machine.xml"
  about "$machine" "is defined: ${told[role]} of $release, ${told[memory_mib]} MiB, ${told[cpus]} CPU"
}

# member_credentials MACHINE FOLDER ROLE: every file of the folder that is a credential; the key as a file, because the rest stands on QEMU's
# command line.
member_credentials() {
  local file text
  printf "  <sysinfo type='smbios'>\n    <oemStrings>\n"
  credential system.hostname "$1"
  for file in "$2"/prosa.*; do
    [ "$file" != "$2/prosa.key" ] || continue
    text=$(<"$file")
    if [ "$file" = "$2/prosa.settings" ] && [ -e "$cluster_dir/settings/$3" ]; then text+=$'\n'$(<"$cluster_dir/settings/$3"); fi
    credential "$(basename "$file")" "$text"$'\n'
  done
  printf "    </oemStrings>\n  </sysinfo>\n"
  printf "  <sysinfo type='fwcfg'>\n    <entry name='opt/io.systemd.credentials/prosa.key' file='%s'/>\n  </sysinfo>\n" "$dir/keys/$1.key"
}
