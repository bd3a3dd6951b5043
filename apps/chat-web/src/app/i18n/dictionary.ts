import type { enRest } from './en-rest.ts';
import type { en } from './en.ts';

/** What stands at a number in English. */
interface Plural {
  readonly one: string;
  readonly other: string;
}

/** What stands at a number: the forms that the language has, by the names of `Intl.PluralRules`. */
export type PluralForms = Readonly<Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>> & {
  readonly other: string;
};

type Translated<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : T[Key] extends Plural ? PluralForms : Translated<T[Key]>;
};

/** The texts of a part of a dictionary, in another language. */
export type TranslatedPart<T> = Translated<T>;

/** The texts of a language that the first screen needs. Every language has every key: the compiler says so. */
export type Dictionary = Translated<typeof en>;

/** All the others, which come after the first screen. */
export type RestDictionary = Translated<typeof enRest>;

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
export type WordKey = KeysOf<typeof en, string> | KeysOf<typeof enRest, string>;

/** A text that follows a number. */
export type PluralKey = KeysOf<typeof en, Plural> | KeysOf<typeof enRest, Plural>;
