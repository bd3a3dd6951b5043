import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** How long a line of shell may take in a guest, on a machine with much else to do. */
const limitMs = 300_000;

/** Where QEMU connects a port of the guest. */
interface Port {
  readonly path: string;
  readonly server: Server;
}

/** What a guest is started with. */
export interface GuestParts {
  readonly name: string;
  readonly address: string;
  /** A number of its own, for its network card. */
  readonly number: number;
  /** Where its sockets and its console lie. */
  readonly folder: string;
  readonly kernel: string;
  readonly initrd: string;
  /** Raw disks: the guest sees them as /dev/vda, /dev/vdb. */
  readonly disks: readonly string[];
  /** Its end of the cable. */
  readonly cable: string;
  /** Answers whether the other guest is surely off, for DRBD's handler: its exit code. */
  readonly fence: () => number;
}

/** A guest of QEMU without KVM, which does lines of shell that come through a port. It does not outlive this process. */
export class Guest {
  readonly name: string;
  readonly #qemu: ChildProcess;
  readonly #port: Socket;
  readonly #lines: AsyncIterator<string>;

  private constructor(name: string, qemu: ChildProcess, port: Socket) {
    this.name = name;
    this.#qemu = qemu;
    this.#port = port.on('error', () => undefined);
    this.#lines = createInterface(port)[Symbol.asyncIterator]();
  }

  /** Switches one on; {@link ready} waits until it takes lines. Throws when QEMU does not start. */
  static async on(parts: GuestParts): Promise<Guest> {
    const [shell, fence] = ['shell', 'fence'].map((name) => {
      const path = join(parts.folder, `${parts.name}-${Date.now()}.${name}`);
      return { path, server: createServer().listen(path) };
    }) as [Port, Port];
    await Promise.all([shell, fence].map(({ server }) => once(server, 'listening')));
    const program = ['qemu-system-x86_64', ...qemuArguments(parts, shell.path, fence.path)];
    const qemu = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...program], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    try {
      const connected = Promise.all(
        [shell, fence].map(({ server }) => once(server, 'connection') as Promise<[Socket]>),
      );
      const ports = await Promise.race([connected, once(qemu, 'exit').then(() => undefined)]);
      const [port, fencePort] = (ports ?? []).map(([socket]) => socket);
      if (!port || !fencePort) throw new Error(`QEMU of ${parts.name} does not start`);
      fencePort.on('error', () => undefined);
      createInterface(fencePort).on('line', () => fencePort.write(`${parts.fence()}\n`));
      return new Guest(parts.name, qemu, port);
    } finally {
      // No second one connects; those that did stay.
      shell.server.close();
      fence.server.close();
    }
  }

  /** Waits until it has booted and takes lines. Throws when it does not. */
  async ready(): Promise<void> {
    await this.#until((line) => (line === 'ready' ? line : undefined));
  }

  /** Whether its QEMU has ended, which nothing of it survives. */
  get isOff(): boolean {
    return this.#qemu.exitCode !== null || this.#qemu.signalCode !== null;
  }

  /** Runs a line of shell and returns what it prints. Throws with that when it fails. */
  async run(line: string): Promise<string> {
    this.send(line);
    const said: string[] = [];
    const code = await this.#until((heard) => {
      const [, end] = /^ended (\d+)$/.exec(heard) ?? [];
      if (end === undefined) said.push(heard);
      return end;
    });
    const output = said.join('\n').trim();
    if (code !== '0') throw new Error(`${this.name}: ${line}: exit code ${code}\n${output}`);
    return output;
  }

  /** Says a line to whatever reads in the guest. */
  send(line: string): void {
    this.#port.write(`${line}\n`);
  }

  /** The next line that the guest says; undefined when it is off and all was heard. */
  async hear(): Promise<string | undefined> {
    const next = await this.#lines.next();
    return next.done ? undefined : next.value;
  }

  /** Takes its power away: QEMU is killed where it is. */
  cut(): void {
    this.#qemu.kill('SIGKILL');
  }

  /** Waits until it is off. */
  async off(): Promise<void> {
    if (!this.isOff) await once(this.#qemu, 'exit');
  }

  /** Hangs up, which makes it end, and waits for that; killed when it takes too long. */
  async end(): Promise<void> {
    this.#port.end();
    const limit = setTimeout(() => this.cut(), 20_000);
    await this.off();
    clearTimeout(limit);
    this.#port.destroy();
  }

  async #until<T>(found: (line: string) => T | undefined): Promise<T> {
    const limit = setTimeout(() => this.cut(), limitMs);
    try {
      for (;;) {
        const line = await this.hear();
        if (line === undefined) throw new Error(`${this.name} is off, or said nothing for ${limitMs / 1000} s`);
        const result = found(line);
        if (result !== undefined) return result;
      }
    } finally {
      clearTimeout(limit);
    }
  }
}

function qemuArguments(parts: GuestParts, shell: string, fence: string): string[] {
  const { name, address, number, folder, kernel, initrd, disks, cable } = parts;
  // Without no_timer_check the kernel gives up where emulation is so slow that its clock seems not to tick; and it cannot gauge a TSC there,
  // so that its clock would run at several times the speed.
  const words = `console=ttyS0 quiet panic=-1 no_timer_check notsc clocksource=acpi_pm mitigations=off nokaslr cryptomgr.notests guest=${name} address=${address}`;
  return [
    ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none'],
    ...['-machine', 'q35,accel=tcg', '-cpu', 'qemu64', '-smp', '1', '-m', '192', '-name', name],
    ...['-kernel', kernel, '-initrd', initrd, '-append', words],
    ...['-serial', `file:${join(folder, `${name}.console`)}`],
    ...disks.flatMap((disk) => ['-drive', `file=${disk},format=raw,if=virtio`]),
    ...['-netdev', `stream,id=cable,server=off,addr.type=unix,addr.path=${cable}`],
    ...['-device', `virtio-net-pci,netdev=cable,mac=52:54:00:77:01:0${number}`],
    ...['-device', 'virtio-serial-pci'],
    ...['-chardev', `socket,id=shell,path=${shell}`, '-device', 'virtserialport,chardev=shell,nr=1'],
    ...['-chardev', `socket,id=fence,path=${fence}`, '-device', 'virtserialport,chardev=fence,nr=2'],
  ];
}
