import { Directionality } from '@angular/cdk/bidi';
import { ApplicationInitStatus, provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { pseudo, pseudoTag, withPseudoLanguage } from '../../testing/pseudo-language.ts';
import { LANGUAGES } from './language.ts';
import { Moments } from './moments.ts';
import { provideWords } from './provide-words.ts';
import { Words } from './words.ts';

async function words(): Promise<Words> {
  TestBed.configureTestingModule({
    providers: [provideZonelessChangeDetection(), provideWords(), { provide: LANGUAGES, useValue: withPseudoLanguage }],
  });
  await TestBed.inject(ApplicationInitStatus).donePromise;
  return TestBed.inject(Words);
}

beforeEach(() => localStorage.clear());

test('a third language is one file: it can be chosen, says everything, and is remembered', async () => {
  const here = await words();
  expect(here.languages).toContainEqual({ tag: pseudoTag, name: 'Pseudo' });
  await here.use(pseudoTag);
  expect(here.t('room.leave')).toBe(pseudo('Leave room'));
  expect(here.t('room.left', { room: 'tides' })).toBe(pseudo('You have left tides'));
  expect(document.documentElement.lang).toBe(pseudoTag);
  TestBed.resetTestingModule();
  expect((await words()).language()).toBe(pseudoTag);
});

test('its plural forms are those of Intl, however many it has', async () => {
  const here = await words();
  await here.use(pseudoTag);
  const form = (count: number) =>
    here
      .n('people.count', count)
      .replace(/[^a-z ]/g, '')
      .trim();
  expect([0, 1, 2, 3, 11, 100].map(form)).toEqual(
    ['zero', 'one', 'two', 'few', 'many', 'other'].map((name) => `${name}  people`),
  );
});

test('a form that a language leaves out is the one for all others', async () => {
  const here = await words();
  await here.use('pt-BR');
  expect(new Intl.PluralRules('pt-BR').select(1_000_000)).toBe('many');
  expect(here.n('people.count', 1_000_000)).toBe('1.000.000 pessoas');
  expect(here.n('people.count', 1)).toBe('1 pessoa');
});

test('its dates and relative times are those of Intl', async () => {
  const here = await words();
  const moments = TestBed.inject(Moments);
  const date = new Date(2020, 6, 16, 9, 20);
  await here.use('en');
  expect(moments.day(date)).toBe('Thursday, 16 July 2020');
  expect(moments.clock(date)).toBe('09:20');
  await here.use('pt-BR');
  expect(moments.day(date)).toBe('Quinta-feira, 16 de julho de 2020');
  expect(moments.clock(date)).toBe('09h20');
  await here.use(pseudoTag);
  const weekday = new Intl.DateTimeFormat(pseudoTag, { weekday: 'long' }).format(date);
  expect(moments.day(date)).toContain(weekday);
  const yesterday = new Date(Date.now() - 86_400_000);
  expect(moments.day(yesterday)).toContain(
    new Intl.RelativeTimeFormat(pseudoTag, { numeric: 'auto' }).format(-1, 'day'),
  );
});

test('what is written from the right turns the page, and Material with it', async () => {
  const here = await words();
  await here.use(pseudoTag);
  expect(document.documentElement.dir).toBe('rtl');
  expect(TestBed.inject(Directionality).value).toBe('rtl');
  await here.use('en');
  expect(document.documentElement.dir).toBe('ltr');
});
