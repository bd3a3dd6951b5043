/** Markup that tries to run or to hang the page: what becomes of it goes through the same two filters as in the app. */
import { SecurityContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DomSanitizer } from '@angular/platform-browser';
import fc from 'fast-check';
import { appendFileSync } from 'node:fs';
import { isEmojiOnly, plainText, renderMarkdown } from './markdown.ts';
import type { MentionScope } from './mention-rule.ts';

const id = '0190a1b2-0000-7000-8000-000000000001';
const scope: MentionScope = {
  myId: id,
  nameOf: () => '"><img src=x onerror=alert(1)>',
  named: [{ id, name: '<svg/onload=alert(1)>' }],
  mentionsRoom: true,
  someone: 'Somebody',
  keywords: ['<b>', 'onerror', '">'],
};

/** Marks of Markdown and of ours, and what is dangerous in HTML: everything that has ever been put together badly. */
const pieces = [
  ...['<', '>', '"', "'", '&', '=', '/', '\\', '`', '```', '~~~', '*', '**', '_', '~~', '|', '||', '$', '$$', '#', '>'],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '<@',
    '@',
    '@room',
    `<@${id}>`,
    '- [x] ',
    '- ',
    '1. ',
    '\n',
    '\n\n',
    '    ',
    '\t',
    ' ',
  ],
  ...[
    'javascript:',
    'data:text/html,',
    'vbscript:',
    'https://',
    'mailto:',
    '//',
    'x@y.z',
    'JaVaScRiPt&colon;',
    '&#106;',
    '&Tab;',
  ],
  ...[
    '<script>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<style>',
    '<math>',
    '<iframe srcdoc=',
  ],
  ...[
    'onerror=',
    'onmouseover=alert(1)',
    'style=',
    'href=',
    ' x=',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&quot;',
  ],
  ...['\u202e', '\u200b', '\0', '\ud83c', '🌊', 'ſ', 'K', '|a|b|\n|-|-|\n|', '\\frac{', 'word'],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const runs = process.env['PROSA_HOSTILE'] === 'full' ? 8_000 : 300;
const { PROSA_HOSTILE_SEED: seed, PROSA_HOSTILE_TALLY: tallyFile } = process.env;

function tally(inputs: number): void {
  const attack = 'messages of markup that tries to run';
  if (tallyFile !== undefined) appendFileSync(tallyFile, `${JSON.stringify({ attack, inputs })}\n`);
}

/** What would run, load something, or leave its place. */
const forbidden =
  'script,style,link,meta,base,iframe,object,embed,form,input,button,img,svg,math,audio,video,template,[style],[srcdoc],[src],[id],[name]';

function dangersIn(message: string): string[] {
  const sanitizer = TestBed.inject(DomSanitizer);
  const made = renderMarkdown(message, scope).flatMap((block) => (block.kind === 'html' ? [block.html] : []));
  // Markdown's own output must be harmless before the sanitizer sees it, and stay so after it.
  return made
    .flatMap((html) => [html, sanitizer.sanitize(SecurityContext.HTML, html) ?? ''])
    .flatMap((html) => {
      const page = document.implementation.createHTMLDocument();
      page.body.innerHTML = html;
      return [...page.body.querySelectorAll('*')].flatMap((element) => {
        const events = [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name);
        const target = element.getAttribute('href');
        const leads = target !== null && !/^(https?:\/\/|mailto:)/i.test(target) ? [target] : [];
        return [...events, ...leads, ...(element.matches(forbidden) ? [element.outerHTML] : [])];
      });
    });
}

test('nothing of it runs, loads or leaves its place', () => {
  tally(runs);
  fc.assert(
    fc.property(text, (message) => {
      expect(dangersIn(message)).toEqual([]);
      plainText(message, scope);
      isEmojiOnly(message);
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
  );
}, 600_000);

/** As long as a message may be, of what makes readers of text look back again and again. */
const endless = [
  ...[
    '[',
    '![',
    '](',
    '[](',
    '<',
    '<@',
    '*',
    '**a',
    '_a_',
    '~~',
    '||',
    '||a',
    '$',
    '$a',
    '$$',
    '`',
    '``',
    '```\n',
    '> ',
    '- ',
    '1. ',
  ],
  ...[
    '|',
    '|a',
    '|a|b|\n|-|-|\n',
    '\\',
    '&',
    '&#',
    '@',
    '@room',
    'a@',
    'a@b.',
    'http://',
    'https://a',
    '//',
    '.',
    '(',
    '((',
    '"',
    "'",
    ' ',
    '\n',
  ],
  ...[
    '\t',
    'a*b_c~~',
    '*a **b ',
    '[a](b "',
    '<a href="',
    '#',
    '=\n',
    '-\n',
    'a\n=\n',
    '🏳️‍🌈',
    '🇧🇷',
    '\u0301',
    'ﷺ',
    'a  \n',
    '- [x] ',
    '&amp;',
  ],
];

test.each(endless)('a message of nothing but %j is read', (piece) => {
  const message = piece.repeat(Math.floor(16_000 / piece.length));
  tally(1);
  expect(dangersIn(message)).toEqual([]);
  plainText(message, scope);
  isEmojiOnly(message);
});
