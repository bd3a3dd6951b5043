import { markedText } from './mark.ts';
import { MessageStanzas } from './message-stanzas.ts';

function read(wire: string, cut: number): string[] {
  const seen: string[] = [];
  const stanzas = new MessageStanzas(({ sender, count }, failed) =>
    seen.push(`${sender}:${count}${failed ? '!' : ''}`),
  );
  for (const part of [wire.slice(0, cut), wire.slice(cut)]) stanzas.feed(Buffer.from(`${part}rubbish`), part.length);
  return seen;
}

it('finds the marks of messages, tells errors, and passes over what is none of ours, wherever the reads are cut', () => {
  const wire = [
    `<message type='groupchat' from='r@x/n'><subject/></message>`,
    `<message xml:lang='en' to='u@x' from='r@x/n' type='groupchat' id='3:7'><stanza-id id='9'/><body>${markedText(3, 7, 20)}</body></message>`,
    `<presence from='r@x/m'/>`,
    `<message from='r@x' type='error' id='4:1'><body>${markedText(4, 1, 20)}</body><error/></message>`,
    `<message from='r@x/n' type='groupchat'><body>hello</body></message>`,
    `<message from='r@x/n' type='groupchat'><body>${markedText(5, 1, 20)}</body><x/></message>`,
    `<message from='r@x/n' type='groupchat'><body>${markedText(6, 1, 20)}`,
  ].join('');
  for (let cut = 0; cut <= wire.length; cut++) expect(read(wire, cut)).toEqual(['3:7', '4:1!', '5:1']);
});
