# shellcheck shell=bash
# cluster-certificates: on one host of a cluster, the certificates of all its machines and hosts, in /etc/prosa/cluster/secrets. Two
# authorities: libvirt lets in whom that of the hosts knows, and no machine is to get in there.

command_cluster_certificates() {
  local kind subject names folder
  need_program openssl openssl
  [ -r "$cluster_dir/certificates" ] || give_up "there is no $cluster_dir/certificates; cluster-init writes it"
  while read -r kind subject names; do
    [[ "$kind $subject $names" =~ ^(machines|hosts)\ [a-z][a-z0-9-]*\ (DNS|IP):[A-Za-z0-9.:,-]+$ ]] ||
      give_up "$cluster_dir/certificates: not understood: $kind $subject $names"
    folder=$cluster_dir/secrets/$kind
    make_authority_of "$kind" "$folder"
    is_good_certificate "$folder" "$subject" "$names" && continue
    make_certificate "$folder" "$subject" "$names"
    printf '%s' "$names" >"$folder/$subject.names"
    about "$subject" "has a certificate for $certificate_days days"
  done <"$cluster_dir/certificates"
}

make_authority_of() {
  [ ! -s "$2/ca.crt" ] || return 0
  (umask 077 && mkdir -p "$2")
  make_authority "$2" "Prosa $1 $(new_uuid)"
  say "a certificate authority of the $1"
}

# is_good_certificate FOLDER SUBJECT NAMES: it is there, for these names, and lasts.
is_good_certificate() {
  [ "$(cat "$1/$2.names" 2>/dev/null)" = "$3" ] && [ -s "$1/$2.key" ] &&
    openssl x509 -in "$1/$2.crt" -noout -checkend $((renew_before_days * 86400)) >/dev/null 2>&1
}
