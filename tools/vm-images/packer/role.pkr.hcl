# Makes the base image one of the three machines. Understood by Packer 1.6.6 (the last one in Debian), which has its builder for
# QEMU in the binary, and by a current one together with plugins/plugins.pkr.hcl.

variable "role" {
  type = string
}

# With base.qcow2, vmlinuz and initrd.
variable "base" {
  type = string
}

# With ROLE.tar, postgresql.tar and ssh_key: what the guest fetches, and the key of this one build.
variable "work" {
  type = string
}

# tools/vm-images/guest/build
variable "scripts" {
  type = string
}

variable "output" {
  type = string
}

variable "accelerator" {
  type = string
}

variable "memory_mib" {
  type = number
}

# Credentials of systemd that the guest is started with: one line an SMBIOS string.
variable "credentials" {
  type = list(string)
}

source "qemu" "role" {
  accelerator      = var.accelerator
  disk_image       = true
  iso_url          = "${var.base}/base.qcow2"
  iso_checksum     = "none"
  format           = "qcow2"
  disk_size        = "2G"
  disk_interface   = "virtio"
  disk_discard     = "unmap"
  net_device       = "virtio-net"
  headless         = true
  memory           = var.memory_mib
  cpus             = 2
  boot_wait        = "1s"
  http_directory   = "${var.work}/served"

  communicator         = "ssh"
  ssh_username         = "root"
  ssh_private_key_file = "${var.work}/ssh_key"
  ssh_timeout          = "10m" # only a busy computer without KVM takes more than one
  shutdown_command     = "/run/prosa-build/seal.sh"
  shutdown_timeout     = "10m"

  output_directory = var.output
  vm_name          = "${var.role}.qcow2"

  qemuargs = concat([
    ["-kernel", "${var.base}/vmlinuz"],
    ["-initrd", "${var.base}/initrd"],
    ["-append", "root=/dev/vda console=ttyS0 quiet panic=-1 net.ifnames=0 ip=10.0.2.15::10.0.2.2:255.255.255.0::eth0:off systemd.wants=prosa-build-sshd.service systemd.hostname=${var.role}"],
    ["-cpu", "max"],
    ["-display", "none"],
    ["-serial", "file:${var.work}/console.log"]
  ], [for line in var.credentials : ["-smbios", "type=11,value=${line}"]])
}

build {
  sources = ["source.qemu.role"]

  provisioner "shell" {
    script           = "${var.scripts}/provision.sh"
    environment_vars = ["ROLE=${var.role}"]
    remote_folder    = "/run/prosa-build"
    skip_clean       = true
  }

  provisioner "shell" {
    script           = "${var.scripts}/assert.sh"
    environment_vars = ["ROLE=${var.role}"]
    remote_folder    = "/run/prosa-build"
    skip_clean       = true
  }

  provisioner "file" {
    source      = "${var.scripts}/seal.sh"
    destination = "/run/prosa-build/seal.sh"
  }

  provisioner "shell" {
    inline        = ["chmod 0755 /run/prosa-build/seal.sh"]
    remote_folder = "/run/prosa-build"
    skip_clean    = true
  }
}
