import type { DriverName } from '../drivers/drivers.ts';
import type { CpuSeconds } from '../measure/process-cpu.ts';

/** Somebody with an account. */
export interface Person {
  /** As the product names them. */
  readonly id: string;
  /** What signs them in, as the driver wants it. */
  readonly credential: string;
}

/** A room and who is in it. */
export interface FilledRoom {
  readonly id: string;
  readonly members: readonly Person[];
}

/** What runs and where. */
export interface ProductOptions {
  /** Empty or missing folder on the disk that is measured; removed by close() unless told. */
  readonly folder: string;
}

/** One chat server with a fresh database, ready to be measured. */
export interface Product {
  /** How its clients speak. */
  readonly driver: DriverName;
  /** Where it listens on loopback; several doors are used in turn. */
  readonly ports: readonly number[];
  /** Of the database, to ask how durable it is; none where nothing is kept. */
  readonly databaseUrl?: string;
  /** Whether somebody can send without receiving. */
  readonly sendsAlone: boolean;
  /** The newest lines that it wrote, for people who look for the reason of a failure. */
  readonly lastLines: readonly string[];
  /** Makes so many accounts. To be called once. */
  makePeople(count: number): Promise<Person[]>;
  /** Makes rooms with these people in them. Can be called again. */
  makeRooms(groups: readonly (readonly Person[])[]): Promise<FilledRoom[]>;
  /** Binds all of its processes to one core. */
  pin(core: number): void;
  /** CPU time used so far by each part, the database among them. Throws when one is not running. */
  cpuSeconds(): CpuSeconds;
  /** Memory of all parts but the database, in bytes. */
  memoryBytes(): number;
  /** Ends everything and removes what it kept. */
  close(): Promise<void>;
}
