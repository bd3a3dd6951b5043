import type { PersonKey } from './people.ts';
import { everybody } from './people.ts';

/** Something that was said. `<davi>` names a person; `@room` everybody in the room. */
export interface Line {
  readonly by: PersonKey;
  /** When: `3 16:02` is that time three days ago (0: today, if it is past), a number is so many minutes ago. */
  readonly at: string | number;
  readonly text: string;
  /** For the lines that refer to it. */
  readonly key?: string;
  readonly reactions?: Readonly<Record<string, readonly PersonKey[]>>;
  readonly pinned?: boolean;
  /** What it said at first: it is edited afterwards. */
  readonly wasText?: string;
}

/** Something that is said while the demo is made, because it stands in relation to another message. */
export interface Live extends Omit<Line, 'at' | 'wasText'> {
  /** The line it quotes. */
  readonly answers?: string;
  /** The line whose thread it stands in. */
  readonly thread?: string;
  /** A file that goes with it; see files.ts. */
  readonly file?: 'chart' | 'list';
  /** The text is a question with these answers, and who chose them so far. */
  readonly poll?: readonly { readonly answer: string; readonly votes: readonly PersonKey[] }[];
}

/** A room, or a conversation of a few (`with`). */
export interface Story {
  readonly name: string;
  readonly topic?: string;
  readonly private?: boolean;
  /** Everybody unless given. */
  readonly members?: readonly PersonKey[];
  readonly direct?: boolean;
  readonly history: readonly Line[];
  readonly live?: readonly Live[];
  /** Who has read all of it; the others have read what is older than two hours. */
  readonly readBy?: readonly PersonKey[];
}

const watch: Story = {
  name: 'plantão-marés',
  topic: 'Alerts, on-call and the buoy that never sleeps. This week: Davi',
  history: [
    { by: 'kwame', at: '4 09:12', text: 'New seals for the Santos buoy arrived. I put them into the **blue** box.' },
    { by: 'tomas', at: '4 09:15', text: 'Boa. Troco na próxima ida ao mar.' },
    {
      by: 'lourdes',
      at: '4 14:40',
      text: 'Para o relatório da Defesa Civil bastam três coisas:\n\n- o intervalo sem leitura, com hora de início e fim;\n- o método de interpolação usado;\n- se algum aviso poderia ter deixado de sair.',
      key: 'report',
      pinned: true,
      reactions: { '✅': ['beatriz', 'davi'] },
    },
    {
      by: 'ngozi',
      at: '3 10:02',
      text: 'The alert for spring tides now waits for **two** stations. Fewer false calls at night.',
    },
    {
      by: 'davi',
      at: '3 10:05',
      text: 'Obrigado! Ontem tocou três vezes à toa.',
      reactions: { '😴': ['rafael', 'ngozi', 'kwame'] },
    },
    {
      by: 'ingrid',
      at: '3 15:33',
      text: 'Kartverket publishes [ten-minute series](https://www.kartverket.no/en/at-sea/se-havniva) for all 29 stations now. Same datum flags as ours.',
    },
    {
      by: 'joana',
      at: '2 16:02',
      text: 'Swap list for Friday is in the usual place. Low tide at 06:10, so we meet at 05:30.',
      key: 'swap',
    },
    {
      by: 'kwame',
      at: '2 16:20',
      text: 'I bring the **spare modem** and two batteries.',
      reactions: { '🙏': ['joana', 'davi'] },
    },
    {
      by: 'davi',
      at: '1 04:53',
      text: '**Ubatuba-02 is silent.** Last reading 1.84 m at 04:43. I am on it.',
      reactions: { '👀': ['ngozi', 'beatriz', 'rafael'] },
    },
    {
      by: 'davi',
      at: '1 05:48',
      key: 'back',
      text: 'Bom dia, gente. A boia de Ubatuba voltou às 05h41. Perdemos 48 minutos de leituras, mas a interpolação segurou e nenhum alerta deixou de sair.',
      reactions: {
        '🌊': ['cecilia', 'ngozi', 'beatriz', 'rafael', 'ingrid', 'lourdes'],
        '☕': ['tomas', 'odete', 'kwame'],
        '🙌': ['ngozi', 'ingrid'],
      },
    },
    {
      by: 'ngozi',
      at: '1 08:12',
      key: 'modem',
      wasText: 'Found it: on 2G the modem retries without a pause.',
      text: 'Found it: on `2G` the modem retries without a pause and drains the battery. This backs off.\n\n```ts modem/backoff.ts\nexport function backoff(attempt: number): number {\n  const base = Math.min(2 ** attempt * 500, 60_000);\n  return base * (0.75 + Math.random() * 0.5); // 14 buoys must not call at once\n}\n```',
      reactions: { '🎉': ['davi', 'kwame', 'beatriz'] },
    },
    { by: 'ngozi', at: '1 08:14', text: 'Tests are green on the bench unit, it goes out with 2.8.' },
    {
      by: 'kwame',
      at: 170,
      text: 'Deploy da 2.8 terminou sem erros. Todas as 14 boias responderam.',
      reactions: { '🚀': ['ngozi', 'davi', 'cecilia'] },
    },
    {
      by: 'rafael',
      at: 64,
      text: '<cecilia> mudei o suporte da bateria depois da sua revisão. Dá uma olhada antes da gente ir pro mar?',
      key: 'mount',
    },
    { by: 'rafael', at: 63, text: 'A folga do parafuso de cima agora é de 0,4 mm.' },
    {
      by: 'ingrid',
      at: 41,
      text: 'Looks right to me. Same clearance as on the Bergen mounts.',
      reactions: { '👍': ['rafael', 'kwame'] },
    },
  ],
  live: [
    {
      by: 'beatriz',
      text: 'Consegue registrar esse intervalo no relatório? A <lourdes> avisou que a Defesa Civil vai perguntar.',
      answers: 'back',
    },
    {
      by: 'davi',
      text: 'Aqui está a curva da noite, com o buraco em amarelo.',
      file: 'chart',
      reactions: { '👏': ['lourdes', 'beatriz'] },
    },
    {
      by: 'joana',
      text: 'When do we swap the battery at Ubatuba? · Quando trocamos a bateria?',
      poll: [
        { answer: 'Friday · sexta, 06:10', votes: ['tomas', 'rafael', 'davi'] },
        { answer: 'Saturday · sábado, 07:00', votes: ['kwame'] },
        { answer: 'Wait for the new modem · esperar o modem', votes: ['ngozi'] },
      ],
    },
    { by: 'kwame', text: 'Does it also back off when the SIM is rejected?', thread: 'modem' },
    { by: 'ngozi', text: 'Yes, same path. A rejected SIM just starts at the top of the range.', thread: 'modem' },
    { by: 'davi', text: 'E se a boia acordar no meio da espera?', thread: 'modem' },
    {
      by: 'ngozi',
      text: 'Then it starts again from zero, on purpose: somebody pressed the button.',
      thread: 'modem',
      reactions: { '💡': ['davi'] },
    },
  ],
};

const announcements: Story = {
  name: 'anúncios',
  topic: 'Short and rare · Curto e raro',
  history: [
    {
      by: 'odete',
      at: '4 08:30',
      text: 'A assembleia é na quinta às 18h, na sala grande. Quem vem de longe entra por vídeo.',
      pinned: true,
      reactions: { '👍': ['davi', 'rafael', 'beatriz', 'joana'] },
    },
    { by: 'odete', at: '1 08:10', text: 'O refeitório fecha às 13h30 na sexta.' },
    { by: 'beatriz', at: 95, text: '@room fechamos o orçamento hoje às 17h. Quem ainda tem pedido, mande até as 15h.' },
  ],
};

const mobile: Story = {
  name: 'aplicativo-móvel',
  topic: 'The tide table in your pocket',
  history: [
    {
      by: 'joana',
      at: '3 11:00',
      text: 'Beta 12 is out. What is new:\n\n| | before | now |\n| --- | --- | --- |\n| start | 3.1 s | 0.9 s |\n| size | 41 MB | 18 MB |',
      reactions: { '🔥': ['ngozi', 'kwame', 'tomas'] },
    },
    { by: 'tomas', at: '3 11:20', text: 'Instalei no telefone velho do meu pai. Abre na hora.' },
    { by: 'kwame', at: '2 09:41', text: 'Which of the two should the home screen show?', key: 'home' },
    { by: 'joana', at: '2 09:50', text: 'Next high tide, big. The table one swipe away.' },
    { by: 'ngozi', at: 51, text: 'I can have the widget ready by Thursday.' },
  ],
  live: [
    { by: 'joana', text: 'And a small one for the watch?', thread: 'home' },
    { by: 'kwame', text: 'Later. First the phone.', thread: 'home' },
  ],
};

const coffee: Story = {
  name: 'cafezinho',
  topic: 'Everything else',
  history: [
    {
      by: 'tomas',
      at: '4 17:10',
      text: 'Alguém quer dividir um pão de queijo?',
      reactions: { '🧀': ['odete', 'rafael', 'joana', 'cecilia'] },
    },
    { by: 'odete', at: '4 17:12', text: 'Eu! Já passo o café.' },
    { by: 'ingrid', at: '2 12:30', text: 'First snow in Bergen today. ❄️' },
    {
      by: 'joana',
      at: '2 12:34',
      text: 'Aqui faz 31 graus. Trocamos?',
      reactions: { '😂': ['ingrid', 'davi', 'kwame'] },
    },
    {
      by: 'rafael',
      at: 130,
      text: 'Domingo tem roda de samba na praia, a partir das 16h. Quem vai?',
      key: 'samba',
      reactions: { '🥁': ['joana', 'tomas'], '💃': ['odete'] },
    },
  ],
  live: [
    { by: 'joana', text: 'Vou, e levo o pandeiro.', answers: 'samba' },
    {
      by: 'odete',
      text: 'Bolo da sexta? · Cake on Friday?',
      poll: [
        { answer: 'Fubá', votes: ['rafael', 'tomas', 'beatriz'] },
        { answer: 'Cenoura com chocolate', votes: ['joana', 'davi', 'lourdes', 'ngozi'] },
        { answer: 'Both, please', votes: ['kwame', 'ingrid'] },
      ],
    },
  ],
};

const sea: Story = {
  name: 'sensores-e-boias',
  topic: 'Hardware at sea',
  history: [
    {
      by: 'rafael',
      at: '3 14:00',
      text: 'Lista para a ida ao mar:\n\n- [x] baterias\n- [x] modem\n- [ ] chave de 13\n- [ ] fita de alta fusão',
      key: 'list',
    },
    {
      by: 'kwame',
      at: '1 13:05',
      text: 'The 13 mm wrench is in my bag since spring. Sorry.',
      reactions: { '😅': ['rafael'] },
    },
    { by: 'tomas', at: 80, text: 'Maré baixa às 06h10. Saímos 05h30 do píer.' },
  ],
  live: [{ by: 'rafael', text: 'A lista, para imprimir.', file: 'list' }],
};

const code: Story = {
  name: 'desenvolvimento-e-infraestrutura',
  topic: 'Code and servers',
  history: [
    {
      by: 'kwame',
      at: '2 10:15',
      text: 'The reader for old logs is 40 times faster now:\n\n```diff\n- for (const line of readFileSync(path, "utf8").split("\\n"))\n+ for await (const line of createInterface({ input: createReadStream(path) }))\n```',
      reactions: { '⚡': ['ngozi', 'davi'] },
    },
    { by: 'ngozi', at: '2 10:31', text: 'And it no longer needs 3 GB.' },
    { by: 'davi', at: '1 15:20', text: 'O certificado do servidor de ensaio vence na sexta. Já pedi outro.' },
    {
      by: 'ngozi',
      at: 27,
      text: 'Staging is on 2.8.1. The harmonic analysis uses $h(t) = \\sum_i A_i \\cos(\\omega_i t + \\varphi_i)$ with 37 constituents now.',
    },
  ],
};

const norway: Story = {
  name: 'piloto-noruega',
  topic: 'Bergen, phase one',
  private: true,
  members: ['cecilia', 'ngozi', 'ingrid', 'kwame', 'beatriz'],
  history: [
    {
      by: 'ingrid',
      at: '4 11:00',
      text: 'Permits are through. We may anchor from the 3rd.',
      reactions: { '🎉': ['cecilia', 'kwame', 'ngozi'] },
    },
    { by: 'beatriz', at: '3 09:00', text: 'Great. I book the flights.' },
    {
      by: 'ingrid',
      at: 33,
      text: 'The harbour master asks for the drawing of the mount. <cecilia>, is the new one final?',
    },
  ],
};

const conversations: readonly Story[] = [
  {
    name: 'ngozi',
    direct: true,
    members: ['cecilia', 'ngozi'],
    history: [
      { by: 'cecilia', at: '1 16:20', text: 'Your fix saved my night. Thank you.' },
      { by: 'ngozi', at: '1 16:22', text: 'You would have found it, too. 🙂' },
      { by: 'ngozi', at: 22, text: 'Can you check the copy for the 2G warning? The German one reads a bit stiff.' },
    ],
  },
  {
    name: 'beatriz',
    direct: true,
    members: ['cecilia', 'beatriz'],
    readBy: ['cecilia', 'beatriz'],
    history: [
      { by: 'beatriz', at: '1 08:38', text: 'Você leva o relatório para a reunião?' },
      { by: 'cecilia', at: '1 08:40', text: 'Combinado, levo impresso.' },
    ],
  },
  {
    name: 'tomas-rafael',
    direct: true,
    members: ['cecilia', 'tomas', 'rafael'],
    readBy: ['cecilia', 'tomas', 'rafael'],
    history: [
      { by: 'tomas', at: '2 18:00', text: 'Barco às 7?' },
      { by: 'rafael', at: '2 18:04', text: 'Às 7. Eu levo o bolo de fubá.' },
    ],
  },
  {
    name: 'davi-ngozi',
    direct: true,
    members: ['davi', 'ngozi'],
    history: [
      { by: 'davi', at: '1 06:02', text: 'Thanks for picking up at five in the morning.' },
      { by: 'ngozi', at: '1 06:03', text: 'The baby was awake anyway.' },
      { by: 'davi', at: 18, text: 'Can you take my shift on Sunday?' },
    ],
  },
  {
    name: 'ingrid',
    direct: true,
    members: ['cecilia', 'ingrid'],
    readBy: ['cecilia', 'ingrid'],
    history: [{ by: 'ingrid', at: '2 18:00', text: 'Tide tables for Bergen are in the drive.' }],
  },
];

/** Everything that is said, room by room. */
export const stories: readonly Story[] = [watch, announcements, mobile, coffee, sea, code, norway, ...conversations];

/** Public rooms that most have not joined: something to find. */
export const elsewhere: readonly { readonly name: string; readonly topic: string; readonly by: PersonKey }[] = [
  { name: 'biblioteca', topic: 'Papers and books on tides', by: 'kwame' },
  { name: 'caronas', topic: 'Quem vai de carro até o píer', by: 'odete' },
];

/** Who is in the room of a story. */
export const membersOf = ({ members }: Story): readonly PersonKey[] => members ?? everybody;
