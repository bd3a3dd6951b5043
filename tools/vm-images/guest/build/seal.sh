#!/bin/bash
# Takes out of a role's image what belongs to its build, checks that nothing of it is left, gives free space back and turns
# the machine off. Packer's last command; the connection it came over ends with it.
set -euo pipefail
# In place of Packer's: the output goes where the build shows it.
exec >/dev/console 2>&1
failed() { echo "ASSERTION FAILED: $1"; echo prosa-build-failed; systemctl poweroff --force; exit 1; }

DEBIAN_FRONTEND=noninteractive dpkg --purge --force-all openssh-server openssh-sftp-server openssh-client >/dev/null
systemctl stop systemd-journald.socket systemd-journald-dev-log.socket systemd-journald.service systemd-journal-upload.service || true
rm -rf /var/log/journal /var/log/*.log /var/log/apt/* /var/lib/systemd/random-seed /var/lib/private/systemd/journal-upload /var/cache/ldconfig/* /tmp/* /var/tmp/* /root/.ssh /etc/ssh /root/.bash_history
find /var/log -type f -delete
: >/etc/machine-id

[ ! -s /etc/machine-id ] || failed "the image has a machine id"
[ -z "$(find / -xdev -name 'ssh_host_*' -o -xdev -name authorized_keys)" ] || failed "the image has keys of SSH"
[ ! -e /usr/sbin/sshd ] || failed "the image has an SSH server"
[ -z "$(find /var/log -type f -size +0)" ] || failed "the image has logs"
[ -z "$(find /data -mindepth 1 2>/dev/null)" ] || failed "the image has data"
! grep -rqs 'PRIVATE KEY' /etc /root /home /usr/lib/prosa /opt/prosa --include='*.pem' --include='*.key' || failed "the image has a private key"
mark=$(cut -d' ' -f2 /run/credentials/@system/build.key)
! grep -rqsF "$mark" /etc /root /home /var /usr/lib/prosa || failed "the image has the key of its build"

fstrim /
sync
echo prosa-build-sealed
systemctl poweroff --force
