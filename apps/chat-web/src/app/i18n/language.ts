/** The languages of the app, as BCP 47 tags. */
export const languages = ['en', 'pt-BR'] as const;

/** A language of the app. */
export type Language = (typeof languages)[number];

/** Each language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'pt-BR': 'Português' };

/** The language of the app that is nearest to a person’s, in their order of preference; English when none is. */
export function nearestLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    const language = languages.find((known) => known.toLowerCase().split('-')[0] === primary);
    if (language) return language;
  }
  return 'en';
}
