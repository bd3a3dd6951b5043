import { type BrowserContextOptions, expect, test as base } from '@playwright/test';
import { type Person, makePerson } from './people/person.ts';

/** Makes a person, in the shared stack unless the options have another `baseURL`. They leave at the end of the test. */
export type NewPerson = (firstName: string, options?: BrowserContextOptions) => Promise<Person>;

interface Fixtures {
  readonly newPerson: NewPerson;
}

/**
 * Playwright's test with people. After each test no page may have complained: no uncaught error, nothing in the
 * console, no violation of the content security policy.
 */
export const test = base.extend<Fixtures>({
  newPerson: async ({ browser, baseURL }, use) => {
    const people: Person[] = [];
    await use(async (firstName, options) => {
      const person = await makePerson(browser, firstName, { baseURL, ...options });
      people.push(person);
      return person;
    });
    const complaints = people.flatMap((person) => person.complaints.map((complaint) => `${person.name}: ${complaint}`));
    for (const person of people) {
      await person.context.close();
      person.program.close();
    }
    expect(complaints).toEqual([]);
  },
});

export { expect };
