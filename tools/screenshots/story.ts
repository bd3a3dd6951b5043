import type { PersonKey } from './people.ts';

/** Something that somebody says. `<davi>` names a person. */
export interface Line {
  readonly by: PersonKey;
  /** Local time of the day it was said, as `HH:MM`; `-1 HH:MM` is the day before. */
  readonly at: string;
  readonly text: string;
  /** Index of the line it answers. */
  readonly answers?: number;
  readonly reactions?: Readonly<Record<string, readonly PersonKey[]>>;
  /** What it said at first: it is edited afterwards. */
  readonly wasText?: string;
  readonly deleted?: boolean;
}

/** A room of the pictures. */
export interface Story {
  readonly name: string;
  readonly topic: string;
  readonly kind: 'public' | 'private';
  readonly members: readonly PersonKey[];
  readonly lines: readonly Line[];
  /** How many of the lines the one who looks has read. */
  readonly read: number;
}

const everybody: readonly PersonKey[] = [
  'davi',
  'ngozi',
  'beatriz',
  'rafael',
  'ingrid',
  'lourdes',
  'tomas',
  'odete',
  'kwame',
  'joana',
];

/** What the pictures look at. */
export const mainRoom: Story = {
  name: 'plantão-marés',
  topic: 'Alerts, on-call and the buoy that never sleeps. This week: Davi',
  kind: 'public',
  members: everybody,
  read: 10,
  lines: [
    {
      by: 'joana',
      at: '-1 16:02',
      text: 'Swap list for Friday is in the usual place. Low tide at 06:10, so we meet at 05:30.',
    },
    {
      by: 'kwame',
      at: '-1 16:20',
      text: 'I bring the **spare modem** and two batteries.',
      reactions: { '🙏': ['joana', 'davi'] },
    },
    {
      by: 'ingrid',
      at: '-1 16:41',
      text: 'Kartverket publishes [ten-minute series](https://kartverket.no/en/at-sea/se-havniva) for all 29 stations now. Same datum flags as ours, so <ngozi> can reuse the parser.',
    },
    { by: 'tomas', at: '-1 16:44', text: 'Alguém viu o meu guarda-chuva?', deleted: true },
    {
      by: 'lourdes',
      at: '-1 16:50',
      text: 'Bom dia! Para a Defesa Civil bastam três coisas:\n\n- o intervalo sem leitura, com hora de início e fim;\n- o método de interpolação usado;\n- se algum aviso poderia ter deixado de sair.',
      reactions: { '✅': ['beatriz', 'davi'] },
    },
    {
      by: 'davi',
      at: '04:53',
      text: '**Ubatuba-02 is silent.** Last reading 1.84 m at 04:43. I am on it.',
      reactions: { '👀': ['ngozi', 'beatriz', 'rafael'] },
    },
    {
      by: 'davi',
      at: '05:48',
      text: 'Bom dia, gente. A boia de Ubatuba voltou às 05h41. Perdemos 48 minutos de leituras, mas a interpolação segurou e nenhum alerta deixou de sair.',
      reactions: {
        '🌊': ['cecilia', 'ngozi', 'beatriz', 'rafael', 'ingrid', 'lourdes'],
        '☕': ['tomas', 'odete', 'kwame', 'joana'],
        '🙌': ['ngozi', 'ingrid'],
      },
    },
    {
      by: 'ngozi',
      at: '08:12',
      wasText: 'Found it: on 2G the modem retries without a pause.',
      text: 'Found it: on `2G` the modem retries without a pause and drains the battery. This backs off.\n\n```ts modem/backoff.ts\nexport function backoff(attempt: number): number {\n  const base = Math.min(2 ** attempt * 500, 60_000);\n  return base * (0.75 + Math.random() * 0.5); // 14 buoys must not call at once\n}\n```',
    },
    { by: 'ngozi', at: '08:14', text: 'Tests are green on the bench unit, it goes out with 2.8.' },
    {
      by: 'beatriz',
      at: '08:31',
      answers: 6,
      text: 'Consegue registrar esse intervalo no relatório? A <lourdes> avisou que a Defesa Civil vai perguntar.',
    },
    {
      by: 'rafael',
      at: '09:22',
      text: '<cecilia> mudei o suporte da bateria depois da sua revisão. Dá uma olhada antes da gente ir pro mar?',
    },
    { by: 'rafael', at: '09:23', text: 'A folga do parafuso de cima agora é de 0,4 mm.' },
    {
      by: 'ingrid',
      at: '09:30',
      text: 'Looks right to me. Same clearance as on the Bergen mounts.',
      reactions: { '👍': ['rafael', 'kwame'] },
    },
  ],
};

const quiet = (name: string, topic: string, lines: readonly Line[], read = lines.length): Story => ({
  name,
  topic,
  kind: 'public',
  members: everybody,
  lines,
  read,
});

/** The rooms around it. */
export const otherRooms: readonly Story[] = [
  quiet('anúncios', 'Short and rare', [{ by: 'odete', at: '08:10', text: 'O refeitório fecha às 13h30 na sexta.' }], 0),
  {
    ...quiet(
      'coordenação',
      'What the coordination decides',
      [{ by: 'beatriz', at: '08:55', text: '@room fechamos o orçamento hoje.' }],
      0,
    ),
    kind: 'private',
  },
  quiet('sensores-e-boias', 'Hardware at sea', [{ by: 'kwame', at: '08:20', text: 'New seals arrived.' }], 0),
  quiet('aplicativo-móvel', 'The tide table in your pocket', [
    { by: 'joana', at: '-1 15:00', text: 'Beta 12 is out.' },
  ]),
  quiet(
    'desenvolvimento-e-infraestrutura',
    'Code and servers',
    [{ by: 'kwame', at: '09:02', text: 'Deploy da 2.8 terminou sem erros.' }],
    0,
  ),
  quiet('dados-abertos', 'What we publish', [
    { by: 'ingrid', at: '-1 12:00', text: 'Tide tables for Bergen are in the drive.' },
  ]),
  quiet('cafezinho', 'Everything else', [
    { by: 'tomas', at: '-1 17:10', text: 'Alguém quer dividir um pão de queijo?' },
  ]),
  quiet('piloto-noruega', 'Bergen, phase one', [{ by: 'ingrid', at: '-1 11:00', text: 'Permits are through.' }]),
];

/** Conversations of the one who looks: with whom, what was said, and how much of it is read. */
export const conversations: readonly {
  readonly with: readonly PersonKey[];
  readonly lines: readonly Line[];
  readonly read: number;
}[] = [
  {
    with: ['beatriz'],
    lines: [{ by: 'cecilia', at: '08:40', text: 'Combinado, levo o relatório impresso.' }],
    read: 1,
  },
  {
    with: ['ngozi'],
    lines: [
      { by: 'ngozi', at: '09:16', text: '<cecilia> can you check the copy for the 2G warning?' },
      { by: 'ngozi', at: '09:18', text: 'And <cecilia>, the German one reads a bit stiff.' },
    ],
    read: 0,
  },
  {
    with: ['ingrid'],
    lines: [{ by: 'ingrid', at: '-1 18:00', text: 'Tide tables for Bergen are in the drive.' }],
    read: 1,
  },
  { with: ['lourdes'], lines: [{ by: 'lourdes', at: '-1 14:00', text: 'Obrigada pela ajuda.' }], read: 1 },
  { with: ['tomas', 'rafael'], lines: [{ by: 'tomas', at: '-1 13:00', text: 'Barco às 7?' }], read: 1 },
];

/** The thread under the message about the modem. */
export const threadLines: readonly Pick<Line, 'by' | 'at' | 'text'>[] = [
  { by: 'kwame', at: '08:19', text: 'Does it also back off when the SIM is rejected?' },
  { by: 'ngozi', at: '08:22', text: 'Yes, same path. A rejected SIM just starts at the top of the range.' },
  { by: 'davi', at: '08:40', text: 'E se a boia acordar no meio da espera?' },
  {
    by: 'ngozi',
    at: '08:43',
    text: 'Then it starts again from zero, on purpose: somebody pressed the button.',
  },
];

/** What is said in the room of the buoys, with what goes along: files, a poll, a message from elsewhere. */
export const buoyTalk: readonly (Pick<Line, 'by' | 'at' | 'text'> & {
  readonly file?: 'chart' | 'list';
  /** Index of the line of the main room that is said again. */
  readonly forwards?: number;
  readonly poll?: readonly string[];
  readonly votes?: Readonly<Partial<Record<PersonKey, number>>>;
})[] = [
  { by: 'davi', at: '08:34', text: 'Aqui está a curva da noite, com o buraco em amarelo.', file: 'chart' },
  { by: 'rafael', at: '08:52', text: 'A lista para a ida ao mar, para imprimir.', file: 'list' },
  { by: 'beatriz', at: '08:58', text: 'Para quem não viu:' },
  { by: 'beatriz', at: '08:58', text: '', forwards: 0 },
  {
    by: 'kwame',
    at: '09:05',
    text: 'When do we swap the battery?',
    poll: ['Friday, with the low tide at 06:10', 'Saturday at noon', 'Wait for the new modem'],
    votes: { rafael: 0, joana: 0, davi: 0, tomas: 1, ngozi: 2, cecilia: 0 },
  },
];
