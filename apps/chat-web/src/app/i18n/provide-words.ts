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
import { LANGUAGES } from './language.ts';
import { Words } from './words.ts';

/** Fetches the texts of a language. Throws when there is no such language. */
@Injectable({ providedIn: 'root' })
export class DictionaryLoader implements TranslocoLoader {
  private readonly languages = inject(LANGUAGES);

  async getTranslation(language: string): Promise<Dictionary> {
    const entry = this.languages[language];
    if (!entry) throw new Error(`the app does not speak ${language}`);
    return entry.load();
  }
}

/** The texts; the application starts once the person’s language is there. */
export function provideWords(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({ config: { defaultLang: 'en', prodMode: !isDevMode() }, loader: DictionaryLoader }),
    provideAppInitializer(() => inject(Words).start()),
  ]);
}
