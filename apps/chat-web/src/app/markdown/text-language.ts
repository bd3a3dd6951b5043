/** Words that hardly stand in a text of another language, by language. Short and frequent. */
const words: Readonly<Record<string, string>> = {
  en: 'the and of to is are was you it that this for with not have be on at as we they will can what when from your my i there here who how please thanks good morning yes just',
  'pt-BR':
    'o os um uma de do da dos das que não é e são foi você eu ele ela isso isto para pra por com mas mais muito já está tá na no nas em se quem como obrigado obrigada bom boa dia gente sim também até aqui',
  es: 'el los una de del las que no es y son fue usted yo él ella eso para por con pero más muy ya está en se quién cómo gracias buenos hola sí también aquí hasta',
  fr: 'le la les un une des du et est sont pas vous je il elle nous ce cette que qui pour avec dans sur mais plus très oui merci bonjour aussi',
  de: 'der die das und ist nicht ich sie wir ihr ein eine mit für auf von zu den dem auch aber wie was wenn bitte danke guten ja nein',
};

/** Scripts that tell the language, or near enough for a voice that reads. Japanese before Chinese: it has both. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Devanagari}/u, 'hi'],
];

const languagesOf = new Map<string, readonly string[]>();
for (const [language, list] of Object.entries(words)) {
  for (const word of list.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

/** No need to read more of it. */
const enough = 600;

/**
 * The language a text is most likely written in, as a BCP 47 tag, for those who have it read to them; undefined when
 * it is too short or could be several. Code, links and mentions do not count.
 */
export function languageOf(text: string): string | undefined {
  const prose = text.slice(0, enough).replace(/```[\s\S]*?(```|$)|`[^`]*`|https?:\/\/\S+|<@[^>]*>|@\S+/g, ' ');
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of scripts) {
    const found = prose.match(new RegExp(script.source, 'gu'))?.length ?? 0;
    if (found >= 2 && found * 3 >= letters) return language;
  }
  const scores = new Map<string, number>();
  for (const word of prose.toLowerCase().match(/[\p{L}]+/gu) ?? []) {
    const languages = languagesOf.get(word) ?? [];
    for (const language of languages) {
      scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length);
    }
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 && best[1] >= 1.5 * (second?.[1] ?? 0) ? best[0] : undefined;
}

/** Whether both are the same language, wherever it is spoken. */
export function sameLanguage(one: string, other: string): boolean {
  return one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase();
}
