import {
  Injectable,
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideAppInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import type { Dictionary } from './dictionary.ts';
import { languages } from './language.ts';
import { Words } from './words.ts';

/** Each language is a chunk of its own, fetched from our own origin when it is wanted. */
@Injectable({ providedIn: 'root' })
export class DictionaryLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Dictionary> {
    return language === 'pt-BR' ? (await import('./pt-br.ts')).ptBR : (await import('./en.ts')).en;
  }
}

/** The texts; the application starts once the person’s language is there. */
export function provideWords(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: { availableLangs: [...languages], defaultLang: 'en', prodMode: !isDevMode() },
      loader: DictionaryLoader,
    }),
    provideAppInitializer(() => inject(Words).start()),
  ]);
}
