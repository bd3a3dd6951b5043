# shellcheck shell=bash
# The machines as libvirt knows them: domains NAME-ROLE, filled in from xml/domain.xml at each start.

maximum_cpus=4
# Sockets (pcie-root-port) for two disks, agent, balloon and random numbers, and those that stay free for what is added later.
own_sockets=5
free_sockets=4
kernel_command_line='root=/dev/vda rw console=ttyS0,115200 quiet panic=10'

# check_domains_free: none of those names that is not ours.
check_domains_free() {
  local role found
  for role in "${roles[@]}"; do
    found=$(uuid_of_domain "$name-$role")
    [ -z "$found" ] || [ "$found" = "${installation[uuid-$role]:-}" ] ||
      give_up "a machine '$name-$role' is there already and is not of this installation; nothing was changed; set PROSA_VM_NAME"
  done
}

# domain_xml ROLE TYPE: its definition for kvm or qemu.
domain_xml() {
  local role=$1 nic interfaces=''
  for nic in ${nics[$role]}; do
    case $nic in
      lan1) interfaces+=$(fill interface.xml MAC "$(mac_of "$role" lan1)" NETWORK "$(lan1_network)")$'\n' ;;
      *) interfaces+=$(fill interface.xml MAC "$(mac_of "$role" "$nic")" NETWORK "$name-$nic")$'\n' ;;
    esac
  done
  # Twice as much memory as it has at its start, to be given while it runs.
  definition "$2" "$interfaces" NAME "$name-$role" MACHINE "$role" ROLE "$role" UUID "${installation[uuid-$role]}" \
    MEMORY_MIB "${memory_mib[$role]}" MAXIMUM_MIB "$((2 * ${memory_mib[$role]}))" CPUS "${cpus[$role]}" \
    SYSINFO "$(credentials_xml "$role")"
}

# definition TYPE INTERFACES PLACE VALUE…: the definition of a machine of this release; PLACEs are those that differ from machine to machine.
definition() {
  local type=$1 interfaces=$2 loader='' cpu sockets='' socket cards words=$kernel_command_line
  shift 2
  # A card more a network.
  cards=$(grep -c '<interface ' <<<"$interfaces")
  for ((socket = 0; socket < own_sockets + cards + free_sockets; socket++)); do
    sockets+="    <controller type='pci' model='pcie-root-port'/>"$'\n'
  done
  case $firmware in
    seabios) ;;
    uefi) loader="    <loader readonly='yes' type='rom'>$uefi_rom</loader>" ;;
    *) loader="    <loader readonly='yes' type='rom'>$firmware</loader>" ;;
  esac
  # Emulated: the oldest processor that all parts of Prosa run on; newer ones only have more to emulate.
  cpu="<cpu mode='custom' match='exact'><model>Nehalem</model></cpu>"
  [ "$type" = qemu ] || cpu="<cpu mode='host-passthrough' migratable='on'/>"
  # Emulated on a busy host a clock may seem not to tick while the kernel tries it, which then gives up.
  [ "$type" = kvm ] || words+=' no_timer_check'
  fill domain.xml "$@" TYPE "$type" RELEASE "$release" MAXIMUM_CPUS "$maximum_cpus" LOADER "$loader" CMDLINE "$words" \
    CPU "$cpu" INTERFACES "$interfaces" SOCKETS "$sockets" RELEASE_DIR "$dir/releases/$release" DIR "$dir"
}

# define_domain ROLE TYPE: a machine that is off becomes what settings and release say now.
define_domain() {
  local file=$dir/xml/$1.xml
  (umask 077 && domain_xml "$1" "$2" >"$file")
  hand_over_key "$1"
  attempt "$1 could not be defined" define "$file"
}

# remove_domain ROLE: switched off and forgotten, with its snapshots; its disks stay.
remove_domain() {
  [ "$(uuid_of_domain "$name-$1")" = "${installation[uuid-$1]}" ] || return 0
  virsh --quiet destroy "$name-$1" >/dev/null 2>&1 || true
  attempt "$1 could not be removed" undefine --managed-save --snapshots-metadata --checkpoints-metadata "$name-$1"
}
