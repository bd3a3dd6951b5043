import { languageOf, sameLanguage } from './text-language.ts';

test.each([
  ['en', 'Found it: on `2G` the modem retries without a pause and drains the battery. This backs off.'],
  ['pt-BR', 'Bom dia, gente. A boia de Ubatuba voltou às 05h41. Perdemos 48 minutos de leituras.'],
  ['pt-BR', 'Consegue registrar esse intervalo no relatório? A Defesa Civil vai perguntar se não mandar.'],
  ['es', 'Hola, ¿está el informe en la carpeta? Gracias por todo, pero falta una página del anexo.'],
  ['de', 'Guten Tag, ich habe die Datei noch nicht gesehen, aber wir schauen gleich.'],
  ['fr', 'Bonjour, est-ce que vous êtes dans le bureau avec les autres ? Merci.'],
  ['ja', 'おはようございます。漢字もあります'],
  ['zh', '你好,今天的会议几点开始?'],
  ['ar', 'صباح الخير يا أصدقاء'],
  ['he', 'בוקר טוב'],
])('%s: %s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});

test.each(['ok', '👍', '', 'Kubernetes 1.31', '`the and of` https://the.example.org/of/the', '@The And', 'Deploy 2.8'])(
  'says nothing of %p',
  (text) => {
    expect(languageOf(text)).toBeUndefined();
  },
);

test('English is English everywhere', () => {
  expect(sameLanguage('en', 'en-GB')).toBe(true);
  expect(sameLanguage('pt-BR', 'en')).toBe(false);
});
