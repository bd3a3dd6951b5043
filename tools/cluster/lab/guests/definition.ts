import { type GuestPlan, outside, portBehind, ports } from '../lab-plan.ts';

/**
 * The definition of a guest for libvirt, a line an element (VirtualDomain looks for the name at the end of a line). Kernel as hosts see
 * it; initrd and disk lie in /shared. What the host is called comes from the host that starts it.
 */
export function guestDefinition(guest: GuestPlan, number: number, kernel: string): string {
  const { name, kind, address, cpus, memoryMiB } = guest;
  const digits = String(number).padStart(2, '0');
  // Without no_timer_check the kernel gives up where emulation is so slow that its clock seems not to tick.
  const words = `console=ttyS0 quiet panic=-1 no_timer_check mitigations=off nokaslr cryptomgr.notests guest=${name} address=${address} outside=${outside.machines}:${ports.beats}${kind === 'gateway' ? ` people=${ports.people} behind=${portBehind(guest)}` : ''}`;
  return `<domain type="qemu">
  <name>${name}</name>
  <uuid>00000000-0000-4000-9000-0000000000${digits}</uuid>
  <memory unit="MiB">${memoryMiB}</memory>
  <vcpu>${cpus}</vcpu>
  <sysinfo type="fwcfg">
    <entry name="opt/org.prosa.host" file="/etc/hostname"/>
  </sysinfo>
  <os>
    <type arch="x86_64" machine="pc-q35-10.0">hvm</type>
    <kernel>${kernel}</kernel>
    <initrd>/shared/initrd</initrd>
    <cmdline>${words}</cmdline>
  </os>
  <features>
    <acpi/>
  </features>
  <cpu mode="custom" match="exact">
    <model>qemu64</model>
  </cpu>
  <on_crash>restart</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type="file" device="disk">
      <driver name="qemu" type="raw" cache="none"/>
      <source file="/shared/${name}.raw"/>
      <target dev="vda" bus="virtio"/>
    </disk>
    <interface type="bridge">
      <source bridge="br0"/>
      <mac address="52:54:00:77:00:${digits}"/>
      <model type="virtio"/>
    </interface>
    <serial type="file">
      <source path="/shared/${name}.log" append="on"/>
    </serial>
  </devices>
</domain>
`;
}
