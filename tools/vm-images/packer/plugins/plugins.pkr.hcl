# For Packer 1.7 and newer only, where the builder for QEMU is a plugin (`packer init` fetches it). Older ones do not know
# this block, so it is put beside the template where the Packer that is there wants it.
packer {
  required_plugins {
    qemu = {
      version = ">= 1.1.0"
      source  = "github.com/hashicorp/qemu"
    }
  }
}
