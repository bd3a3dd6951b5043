import { inAppPath, isEmojiOnly, plainText, renderMarkdown } from './markdown.ts';
import type { MentionScope } from './mention-rule.ts';

const cecilia = '0190a1b2-0000-7000-8000-000000000001';
const lourdes = '0190a1b2-0000-7000-8000-000000000002';
const scope: MentionScope = {
  myId: cecilia,
  nameOf: (id) => ({ [cecilia]: 'Cecília', [lourdes]: 'Lourdes <b>Quintanilha</b>' })[id],
  named: [{ id: lourdes, name: 'Lourdes Maria' }],
  mentionsRoom: true,
  someone: 'Somebody',
};

const marks = ['role', 'tabindex', 'aria-label', 'aria-expanded'];

function html(text: string): string {
  return renderMarkdown(text, scope)
    .map((block) => (block.kind === 'html' ? block.html : `[code ${block.language}|${block.title}]${block.text}`))
    .join('');
}

describe('renderMarkdown', () => {
  it('sets the usual marks and keeps line breaks', () => {
    expect(html('**a** _b_ ~~c~~ `d`\ne')).toBe(
      '<p><strong>a</strong> <em>b</em> <s>c</s> <code class="in">d</code><br>\ne</p>\n',
    );
  });

  it('makes blocks of code apart, with language and file name', () => {
    expect(html('Found it:\n```ts modem/backoff.ts\nconst a = 1 < 2;\n```')).toBe(
      '<p>Found it:</p>\n[code ts|modem/backoff.ts]const a = 1 < 2;',
    );
  });

  it('knows the characters that have a name in HTML or a number', () => {
    expect(html('5&nbsp;&euro; &rarr; &Ccedil;&atilde;o &#9731; &#x2603; &amp;&lt;b&gt;')).toBe(
      '<p>5\u00a0€ → Ção ☃ ☃ &amp;&lt;b&gt;</p>\n',
    );
    expect(html('AT&T; &nosuchname; &constructor;')).toBe('<p>AT&amp;T; &amp;nosuchname; &amp;constructor;</p>\n');
  });

  it('links addresses safely and leaves file names alone', () => {
    expect(html('https://example.org/a and main.ts')).toBe(
      '<p><a href="https://example.org/a" rel="noopener noreferrer nofollow" target="_blank">https://example.org/a</a> and main.ts</p>\n',
    );
  });

  it('shows people who are named, by id and by name, and the room', () => {
    expect(html(`<@${cecilia}> ask <@${lourdes}>`)).toBe(
      '<p><span class="mention mention--you">@Cecília</span> ask <span class="mention">@Lourdes &lt;b&gt;Quintanilha&lt;/b&gt;</span></p>\n',
    );
    expect(html('@lourdes maria, see mail@room.org and @room')).toContain(
      '<span class="mention">@Lourdes Maria</span>,',
    );
    expect(html('@Lourdes Maria has it')).toContain('<span class="mention">@Lourdes Maria</span> has');
    expect(html('@Lourdes Marianne')).not.toContain('mention');
    expect(html('@room!')).toContain('<span class="mention mention--you">@room</span>!');
    expect(html(`\`<@${cecilia}>\``)).not.toContain('mention');
  });

  it('marks the words that the reader wants to hear of, and nothing inside of code or names', () => {
    const marked = (text: string) =>
      renderMarkdown(text, { ...scope, keywords: ['tide', 'b & c'] })
        .map((block) => (block.kind === 'html' ? block.html : block.text))
        .join('');
    expect(marked('the **Tide** is low')).toBe(
      '<p>the <strong><mark class="keyword">Tide</mark></strong> is low</p>\n',
    );
    expect(marked('b & c')).toBe('<p><mark class="keyword">b &amp; c</mark></p>\n');
    expect(marked('`tide` and tides')).not.toContain('mark');
    expect(plainText('high tide', { ...scope, keywords: ['tide'] })).toBe('high tide');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox(1))',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](/settings)',
    '<javascript:alert(1)>',
    '![x](https://evil.example/track.png)',
    '![x](javascript:alert(1))',
    '[x]: javascript:alert(1)\n[x]',
    '<@0190a1b2-0000-7000-8000-000000000001" onclick="alert(1)>',
    '```"><img src=x onerror=alert(1)>\ncode\n```',
    '`<img src=x onerror=alert(1)>`',
    '<style>*{display:none}</style>',
    '<iframe src="https://evil.example"></iframe>',
    '[a](https://ok.example "\\" onmouseover=alert(1) x=\\"")',
    '<div style="position:fixed;inset:0">',
    '||<img src=x onerror=alert(1)>||',
    '||[x](javascript:alert(1))||',
    '$<img src=x onerror=alert(1)>$',
    '$$</span><script>alert(1)</script>$$',
    '- [x] <svg/onload=alert(1)>',
    '|a|b|\n|-|-|\n|<img src=x onerror=alert(1)>|[x](javascript:alert(1))|',
  ])('makes nothing dangerous of %j', (nasty) => {
    const container = document.createElement('div');
    container.innerHTML = renderMarkdown(nasty, scope)
      .map((block) => (block.kind === 'html' ? block.html : ''))
      .join('');
    for (const element of container.querySelectorAll('*')) {
      expect([
        'P',
        'A',
        'CODE',
        'BR',
        'SPAN',
        'STRONG',
        'EM',
        'UL',
        'LI',
        'TABLE',
        'THEAD',
        'TBODY',
        'TR',
        'TH',
        'TD',
      ]).toContain(element.tagName);
      for (const { name } of element.attributes)
        expect([...marks, 'href', 'rel', 'target', 'class', 'title']).toContain(name);
      if (element.hasAttribute('href')) expect(element.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/);
    }
  });
});

describe('what goes beyond the usual', () => {
  it('hides spoilers, with marks in them, and leaves single bars alone', () => {
    const open =
      '<span class="spoiler" role="button" tabindex="0" aria-expanded="false" aria-label=""><span class="what">';
    expect(html('It was ||the **butler**|| then')).toBe(
      `<p>It was ${open}the <strong>butler</strong></span></span> then</p>\n`,
    );
    expect(html('a || b')).toBe('<p>a || b</p>\n');
    expect(html('**a || b** c || d')).not.toContain('spoiler');
    expect(html('||||')).toBe('<p>||||</p>\n');
    expect(html('`||code||`')).not.toContain('spoiler');
  });

  it('shows tasks with their state', () => {
    const made = html('- [x] swap\n- [ ] test\n- plain');
    expect(made).toContain('<li class="task-item"><span class="task done" role="img" aria-label=""></span>swap</li>');
    expect(made).toContain('<span class="task" role="img" aria-label=""></span>test');
    expect(made).toContain('<li>plain</li>');
  });

  it('sets tables', () => {
    expect(html('|a|b|\n|-|-|\n|1|2|')).toContain('<td>1</td>');
  });

  it('marks formulas and leaves money alone', () => {
    expect(html('so $E = mc^2$ holds')).toBe('<p>so <span class="math">$E = mc^2$</span> holds</p>\n');
    expect(html('$$\\sum_{i=1}^n i_1 * i_2$$')).toContain(
      '<span class="math math--display">$$\\sum_{i=1}^n i_1 * i_2$$</span>',
    );
    for (const money of ['$5 and $10', 'R$ 5, R$ 6', 'costs $ 5 $', '$', '$$', 'a$b', '\\$x$'])
      expect([money, html(money).includes('class="math')]).toEqual([money, false]);
    expect(html('`$x$`')).not.toContain('class="math');
  });

  it('keeps links to messages and rooms of this place in the app, and those only', () => {
    const id = '0190a1b2-0000-7000-8000-000000000001';
    expect(html(`${location.origin}/m/${id}`)).not.toContain('target');
    expect(html(`${location.origin}/rooms/${id}?at=5`)).not.toContain('target');
    for (const other of [
      `https://evil.example/m/${id}`,
      `${location.origin}/settings`,
      `${location.origin}/files/${id}`,
    ])
      expect(html(other)).toContain('target="_blank"');
    expect(inAppPath(`${location.origin.replace('//', '//me@')}/m/${id}`)).toBeUndefined();
    expect(inAppPath(`javascript:location.origin/m/${id}`)).toBeUndefined();
  });
});

describe('plainText', () => {
  it('is one line without marks', () => {
    expect(plainText(`**Hi** <@${cecilia}>\n\n- one\n- two\n\n\`\`\`js\nx\n\`\`\``, scope)).toBe(
      'Hi @Cecília one two x',
    );
  });
});

test('plainText does not tell what a spoiler hides', () => {
  expect(plainText('It was ||the **butler**|| then', scope)).toBe('It was ▮▮▮ then');
  expect(plainText('- [x] swap', scope)).toBe('☑ swap');
});

describe('isEmojiOnly', () => {
  it.each(['👍', '🎉🎉🎉', '❤️ ☕️', '👩🏽‍💻', '🇧🇷'])('is true of %s', (text) => expect(isEmojiOnly(text)).toBe(true));
  it.each(['ok 👍', '', '42', '👍👍👍👍👍👍👍'])('is false of %j', (text) => expect(isEmojiOnly(text)).toBe(false));
});
