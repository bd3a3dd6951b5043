/** The people of the demo: a cooperative that watches the sea on the coast of São Paulo, and a group in Bergen. */
export const people = {
  cecilia: 'Cecília Vasconcelos',
  davi: 'Davi Montenegro',
  ngozi: 'Ngozi Adeyemi',
  ingrid: 'Ingrid Sørensen',
  beatriz: 'Beatriz Nogueira',
  rafael: 'Rafael Tanaka',
  lourdes: 'Lourdes Quintanilha',
  tomas: 'Tomás Albuquerque',
  odete: 'Odete Ferraz',
  kwame: 'Kwame Asante',
  joana: 'Joana Prado',
} as const;

/** Somebody of the demo. The first one owns the workspace. */
export type PersonKey = keyof typeof people;

/** Everybody, the owner first. */
export const everybody = Object.keys(people) as readonly PersonKey[];

/** Whom one can sign in as, and why one would. */
export const guides: readonly { readonly key: PersonKey; readonly who: string }[] = [
  { key: 'cecilia', who: 'owns the workspace; called by name, much unread' },
  { key: 'ngozi', who: 'writes code, in English' },
  { key: 'davi', who: 'on call, em português' },
  { key: 'ingrid', who: 'in Bergen, a calm day' },
];

/** What each of them says of their day. */
export const statuses: Readonly<Partial<Record<PersonKey, { readonly emoji: string; readonly text: string }>>> = {
  davi: { emoji: '🌊', text: 'de plantão' },
  ngozi: { emoji: '🎧', text: 'Heads down until lunch' },
  ingrid: { emoji: '🚤', text: 'At sea, slow to answer' },
  tomas: { emoji: '🏖️', text: 'Férias até segunda' },
};

/** The address somebody signs in with. */
export function emailOf(person: PersonKey): string {
  return `${person}@mare.example.org`;
}
