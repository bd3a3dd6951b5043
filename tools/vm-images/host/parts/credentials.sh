# shellcheck shell=bash
# What a machine is told at its start: systemd credentials (systemd.io/CREDENTIALS). What is not secret goes as SMBIOS type 11 strings.
# The private key goes as a file of QEMU's fw_cfg, which systemd reads just the same: strings of SMBIOS stand on QEMU's command line,
# which every user of the host can read.

# mac_of ROLE NIC: its hardware address.
mac_of() {
  if [ "$2" = lan1 ]; then
    printf '%s:0%s' "${installation[mac]}" "${mac_number[$1]}"
  else
    printf '%s:1%s' "${installation[mac]}" "${mac_number[$1]}"
  fi
}

# network_of ROLE: lines `NIC MAC ADDRESS/PREFIX [GATEWAY]`.
network_of() {
  local nic
  for nic in ${nics[$1]}; do
    case $nic in
      lan1) printf 'lan1 %s %s/%s %s\n' "$(mac_of "$1" lan1)" "${installation[address]}" "${installation[prefix]}" "${installation[gateway]}" ;;
      lan2) printf 'lan2 %s %s/24\n' "$(mac_of "$1" lan2)" "${lan2_address[$1]}" ;;
    esac
  done | sed 's/ *$//'
}

# credential NAME VALUE
credential() { printf '      <entry>io.systemd.credential.binary:%s=%s</entry>\n' "$1" "$(printf '%s' "$2" | base64 --wrap=0)"; }

# credentials_xml ROLE: the <sysinfo> elements of its definition.
credentials_xml() {
  local role=$1
  printf "  <sysinfo type='smbios'>\n    <oemStrings>\n"
  credential system.hostname "$role"
  credential prosa.role "$role"
  credential prosa.network "$(network_of "$role")"$'\n'
  credential prosa.installation "${installation[uuid]}"
  credential prosa.ca "$(<"$dir/secrets/ca.crt")"$'\n'
  credential prosa.cert "$(<"$dir/secrets/$role.crt")"$'\n'
  if [ -s "$dir/settings/$role" ]; then credential prosa.settings "$(<"$dir/settings/$role")"$'\n'; fi
  printf "    </oemStrings>\n  </sysinfo>\n"
  printf "  <sysinfo type='fwcfg'>\n    <entry name='opt/io.systemd.credentials/prosa.key' file='%s'/>\n  </sysinfo>\n" "$dir/keys/$role.key"
}

# hand_over_key ROLE: the copy of its key that QEMU reads; libvirt gives it to QEMU's user while the machine runs.
hand_over_key() {
  (umask 077 && cp "$dir/secrets/$1.key" "$dir/keys/$1.key.new" && mv "$dir/keys/$1.key.new" "$dir/keys/$1.key")
}
