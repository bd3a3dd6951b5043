import type { NodeShell } from '../drive/node-shell.ts';

/** Where a member serves HTTP, and what one has to show there; without certificates it asks for none. */
export interface Endpoint {
  /** `https://10.0.0.31:8008` */
  readonly url: string;
  readonly certificates?: { readonly authority: string; readonly certificate: string; readonly key: string };
}

/** A database machine, with how one gets at what is on it. */
export interface DatabaseMember {
  readonly name: string;
  readonly shell: NodeShell;
  readonly patroni: Endpoint;
  readonly etcd: Endpoint;
  /** Patroni's configuration file. */
  readonly patroniConfig: string;
  /** PostgreSQL's data folder, the folder with its socket, and its port. */
  readonly data: string;
  readonly sockets: string;
  readonly port: number;
  /** Starts Patroni, which starts PostgreSQL. */
  startPatroni(): Promise<void>;
  /** Ends Patroni and PostgreSQL cleanly; resolves when both are gone. */
  stopPatroni(): Promise<void>;
}

/** A member of etcd without a database beside it. */
export interface EtcdElsewhere {
  readonly name: string;
  readonly etcd: Endpoint;
}

/** PostgreSQL of a cluster: its members, those who write to it, and the machine with its backups. */
export interface DatabaseSite {
  /** Name of the installation, which is Patroni's scope. */
  readonly name: string;
  readonly members: readonly DatabaseMember[];
  /** A member of etcd on a machine elsewhere, as database machines reach it; undefined: there is none. */
  readonly vote?: EtcdElsewhere;
  /** Undefined: there are no backups. */
  readonly repository: NodeShell | undefined;
  /** Ends everything that writes, and keeps it from starting. */
  stopWriters(): Promise<void>;
  /** Lets them write again; resolves when they are healthy. */
  startWriters(): Promise<void>;
}

/** Folder with PostgreSQL's programs on a database machine. */
export const postgresPrograms = '/usr/lib/postgresql/17/bin';
