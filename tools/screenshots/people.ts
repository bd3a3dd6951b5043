/** The people of the pictures: an ocean watch on the coast of São Paulo. The first one is who looks. */
export const people = {
  cecilia: 'Cecília Vasconcelos',
  davi: 'Davi Montenegro',
  ngozi: 'Ngozi Adeyemi',
  beatriz: 'Beatriz Nogueira',
  rafael: 'Rafael Tanaka',
  ingrid: 'Ingrid Sørensen',
  lourdes: 'Lourdes Quintanilha',
  tomas: 'Tomás Albuquerque',
  odete: 'Odete Ferraz',
  kwame: 'Kwame Asante',
  joana: 'Joana Prado',
} as const;

/** A person of the pictures. */
export type PersonKey = keyof typeof people;

/** The password of all of them; they live as long as the pictures take. */
export const password = 'dois dedos de prosa';

/** The address somebody signs in with. */
export function emailOf(person: PersonKey): string {
  return `${person}@mare.example.org`;
}
