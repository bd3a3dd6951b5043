# shellcheck shell=bash
# The installation's own certificate authority and one certificate a machine (EC P-256), made here, on the user's machine. Nothing of
# it was in a bundle, nothing of it leaves the host but each machine's own part.

# 825 days is the longest that browsers take from an authority that the user installed (Apple HT210176).
certificate_days=825
renew_before_days=400

# make_authority FOLDER SUBJECT: ca.crt, and ca.key that nobody but root reads.
make_authority() {
  (
    umask 077
    openssl ecparam -name prime256v1 -genkey -noout -out "$1/ca.key"
    openssl req -new -x509 -sha256 -days 3650 -key "$1/ca.key" -out "$1/ca.crt" -subj "/CN=$2" \
      -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign'
  ) >/dev/null 2>&1 || give_up "openssl could not make the certificate authority in $1"
}

# names_of ROLE: the names and addresses by which the others know a machine.
names_of() {
  local names="DNS:$1,IP:${lan2_address[$1]}"
  [[ ${nics[$1]} != *lan1* ]] || names+=",IP:${installation[address]}"
  printf '%s' "$names"
}

# make_certificate FOLDER NAME NAMES: NAME.crt and NAME.key, valid for NAMES (DNS:…,IP:…).
make_certificate() {
  local folder=$1 role=$2 names=$3
  (
    umask 077
    openssl ecparam -name prime256v1 -genkey -noout -out "$folder/$role.key.new"
    openssl req -new -sha256 -key "$folder/$role.key.new" -subj "/CN=$role" |
      openssl x509 -req -sha256 -days "$certificate_days" -CA "$folder/ca.crt" -CAkey "$folder/ca.key" \
        -set_serial "0x$(openssl rand -hex 16)" -out "$folder/$role.crt.new" -extfile <(
          printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature' \
            'extendedKeyUsage=serverAuth,clientAuth' "subjectAltName=$names" \
            'authorityKeyIdentifier=keyid' 'subjectKeyIdentifier=hash'
        )
    mv "$folder/$role.crt.new" "$folder/$role.crt"
    mv "$folder/$role.key.new" "$folder/$role.key"
  ) >/dev/null 2>&1 || give_up "openssl could not make the certificate of $role in $folder"
}

# renew_certificates: machines get a new one at a start long before the old one ends.
renew_certificates() {
  local role
  for role in "${roles[@]}"; do
    openssl x509 -in "$dir/secrets/$role.crt" -noout -checkend $((renew_before_days * 86400)) >/dev/null 2>&1 && continue
    make_certificate "$dir/secrets" "$role" "$(names_of "$role")"
    about "$role" "has a new certificate for $certificate_days days"
  done
}
