import type { en } from './en.ts';

/** The texts of a language. Every language has every key: the compiler says so. */
export type Dictionary = typeof en;

/** What stands at a number: `one` and `other`. */
interface Plural {
  readonly one: string;
  readonly other: string;
}

type KeysOf<T, Kind> = {
  [Key in keyof T & string]: T[Key] extends Kind
    ? Key
    : T[Key] extends string
      ? never
      : T[Key] extends Plural
        ? never
        : `${Key}.${KeysOf<T[Key], Kind>}`;
}[keyof T & string];

/** A text by its place in the dictionary (`room.leave`). */
export type WordKey = KeysOf<Dictionary, string>;

/** A text that follows a number. */
export type PluralKey = KeysOf<Dictionary, Plural>;
