import { expect } from '@playwright/test';
import type { Person, TestRoom } from './person.ts';

/** Waits until a person's browser has kept the newest messages of a room, or of a thread (`room/root`), which it does a moment after they came. */
export async function keepsMessagesOf({ page, userId }: Person, room: Pick<TestRoom, 'id'>): Promise<void> {
  const keptRooms = () =>
    page.evaluate(
      (name) =>
        new Promise<IDBValidKey[]>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(new Error(`${name} cannot be opened`));
          opening.onsuccess = () => {
            const database = opening.result;
            const reading = database.transaction('pages').objectStore('pages').getAllKeys();
            reading.onsuccess = () => resolve(reading.result);
            database.close();
          };
        }),
      `prosa-${userId}`,
    );
  await expect.poll(keptRooms).toContain(room.id);
}
