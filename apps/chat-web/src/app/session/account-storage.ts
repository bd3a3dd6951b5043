import { deleteDB, openDB, type IDBPDatabase } from 'idb';

/** What the browser keeps of an account. */
const tables = {
  rooms: 'roomId',
  pages: 'roomId',
  people: 'id',
  outbox: 'clientMessageId',
  drafts: 'roomId',
  personal: 'key',
} as const;
/** Grows with every new table. */
const version = 2;

/** Name of a table; its records are found by one of their own fields. */
export type TableName = keyof typeof tables;

/**
 * A table of this browser. Best effort: where the browser gives no storage, nothing is kept and nothing fails.
 * Operations take effect in the order in which they are called.
 */
export interface Table<T> {
  get(key: string): Promise<T | undefined>;
  keys(): Promise<readonly string[]>;
  /** All records, by key. */
  all(): Promise<readonly T[]>;
  /** Puts records in or in place of those with the same keys: all of them or none. */
  put(...records: readonly T[]): Promise<void>;
  delete(...keys: readonly string[]): Promise<void>;
}

/** The database of one account in this browser. */
export class AccountStorage {
  private readonly name: string;
  private readonly database: Promise<IDBPDatabase | undefined>;

  constructor(userId: string) {
    this.name = `prosa-${userId}`;
    this.database = open(this.name).catch(() => undefined);
  }

  /** The table with this name; `T` must hold its key field and be structured-cloneable. */
  table<T>(name: TableName): Table<T> {
    const attempt = async <R>(operation: (database: IDBPDatabase) => Promise<R>): Promise<R | undefined> => {
      const database = await this.database;
      return database && (await operation(database).catch(() => undefined));
    };
    const write = async (change: (store: IDBObjectStore) => void): Promise<void> => {
      await attempt(async (database) => {
        const transaction = database.transaction(name, 'readwrite');
        change((transaction as unknown as { objectStore(name: string): IDBObjectStore }).objectStore(name));
        await transaction.done;
      });
    };
    return {
      get: (key) => attempt((database) => database.get(name, key) as Promise<T | undefined>),
      keys: async () => (await attempt((database) => database.getAllKeys(name) as Promise<string[]>)) ?? [],
      all: async () => (await attempt((database) => database.getAll(name) as Promise<T[]>)) ?? [],
      put: (...records) => write((store) => records.forEach((record) => store.put(record))),
      delete: (...keys) => write((store) => keys.forEach((key) => store.delete(key))),
    };
  }

  /** Empties the tables; what is written afterwards stays. */
  async clear(...names: readonly TableName[]): Promise<void> {
    const database = await this.database;
    if (database) await Promise.all(names.map((name) => database.clear(name).catch(() => undefined)));
  }

  /** Ends the use of the database; it stays. */
  async close(): Promise<void> {
    (await this.database)?.close();
  }

  /** Removes the database. Other tabs are made to close it. */
  async destroy(): Promise<void> {
    await this.clear(...(Object.keys(tables) as TableName[]));
    await this.close();
    await deleteDB(this.name).catch(() => undefined);
  }
}

async function open(name: string): Promise<IDBPDatabase> {
  return openDB(name, version, {
    upgrade: (database) => {
      for (const [table, keyPath] of Object.entries(tables)) {
        if (!database.objectStoreNames.contains(table)) database.createObjectStore(table, { keyPath });
      }
    },
    // Another tab deletes the database or brings a newer form of it: make way.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
