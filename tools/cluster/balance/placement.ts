/** Work that something does, or that it can do. */
export interface Load {
  /** Cores that are busy. */
  readonly cpus: number;
  /** Memory that is in use. */
  readonly memoryMiB: number;
  /** In and out, over all cards. */
  readonly networkBytesPerSecond: number;
}

/** A host as the balancer sees it. */
export interface BalancedHost {
  readonly name: string;
  readonly cpus: number;
  readonly memoryMiB: number;
  /** Memory that is not for machines. */
  readonly reserveMiB: number;
  /** The most that it can do. */
  readonly capacity: Load;
  /** What it does besides its machines. */
  readonly own: Load;
}

/** A machine as the balancer sees it. */
export interface BalancedMachine {
  readonly name: string;
  /** Name of the host on which it runs. */
  readonly host: string;
  /** Virtual ones. */
  readonly cpus: number;
  /** What it may use at most; a host has to have it free. */
  readonly memoryMiB: number;
  readonly load: Load;
  /** Machines with the same word are never on the same host. */
  readonly apart?: string;
  /** Names of hosts where it may be; undefined: all. */
  readonly hosts?: readonly string[];
  /** It stays where it is. */
  readonly isHeld?: boolean;
}

/** Hosts and where their machines are. */
export interface Placement {
  readonly hosts: readonly BalancedHost[];
  readonly machines: readonly BalancedMachine[];
}

/** Nothing is done. */
export const idle: Load = { cpus: 0, memoryMiB: 0, networkBytesPerSecond: 0 };

/** The sum of loads. */
export function total(loads: readonly Load[]): Load {
  return loads.reduce(
    (sum, load) => ({
      cpus: sum.cpus + load.cpus,
      memoryMiB: sum.memoryMiB + load.memoryMiB,
      networkBytesPerSecond: sum.networkBytesPerSecond + load.networkBytesPerSecond,
    }),
    idle,
  );
}
