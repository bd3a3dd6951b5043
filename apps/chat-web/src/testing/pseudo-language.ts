import type { Dictionary, RestDictionary } from '../app/i18n/dictionary.ts';
import { enRest } from '../app/i18n/en-rest.ts';
import { en } from '../app/i18n/en.ts';
import { builtInLanguages, type LanguageList } from '../app/i18n/language.ts';

/** Arabic by its rules (six plural forms, written from the right), English that can be told from English by its words. */
export const pseudoTag = 'ar-XB';

/** What a text of the pseudo language looks like. */
export const pseudo = (text: string): string => `⟦${text}⟧`;

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

type Texts = { readonly [key: string]: string | Texts };

function translate(texts: Texts): Texts {
  const translated: Record<string, string | Texts> = {};
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') translated[key] = pseudo(value);
    else if (typeof value['other'] === 'string') translated[key] = inAllForms(value['other']);
    else translated[key] = translate(value);
  }
  return translated;
}

function inAllForms(other: string): Texts {
  return Object.fromEntries(forms.map((form) => [form, pseudo(`${form} ${other}`)]));
}

/** The app's languages and one more, which is this file and nothing else. */
export const withPseudoLanguage: LanguageList = {
  ...builtInLanguages,
  [pseudoTag]: {
    name: 'Pseudo',
    load: async () => translate(en) as unknown as Dictionary,
    loadRest: async () => translate(enRest) as unknown as RestDictionary,
  },
};
