import type { TranslatedPart } from './dictionary.ts';
import type { enAssistant, enAssistantFailures } from './en-assistant.ts';

/** O que a assistente diz e o que se pergunta a ela, em português. */
export const ptBRAssistant: TranslatedPart<typeof enAssistant> = {
  ai: 'IA',
  local: 'IA local',
  source: 'Fonte {{number}}: {{name}}, {{time}}',
  sources: { one: '{{count}} fonte', other: '{{count}} fontes' },
  sourcesTitle: 'Fontes',
  seconds: '{{seconds}} s',
  writtenHere: 'Escrito neste servidor em {{time}}.',
  writtenAt: 'Escrito por {{model}} em {{address}}, em {{time}}.',
  fallback: 'O modelo de linguagem não respondeu; este servidor escreveu sozinho.',
  dropped: {
    one: 'Uma frase não tinha fonte e ficou de fora.',
    other: '{{count}} frases não tinham fonte e ficaram de fora.',
  },
  reading: 'Lendo…',
  stop: 'Parar',
  stopped: 'Parado',
  interrupted: 'Interrompido antes do fim',
  nothingCame: 'Nada foi escrito.',
  saidWhole: 'Prosa: {{text}}',
  summarize: 'Resumir',
  hideSummary: 'Esconder o resumo',
  inShort: 'Em resumo',
  onlyYou: 'só você vê',
  pointForYou: 'Esperando por você',
  pointQuestion: 'Pergunta em aberto',
  pointDecision: 'Decidido',
  pointTask: 'A fazer',
  span: '{{from}} a {{to}}',
  readingAll: 'Lendo o que você perdeu…',
  soFar: 'O que foi dito',
  nothingWaits: 'Nada espera por você',
  waitsForYou: { one: 'Uma coisa espera por você', other: '{{count}} coisas esperam por você' },
  messages: { one: '{{count}} mensagem', other: '{{count}} mensagens' },
  inRooms: { one: 'em {{count}} sala,', other: 'em {{count}} salas,' },
  minutes: { one: 'cerca de um minuto de leitura.', other: 'cerca de {{count}} minutos de leitura.' },
  moreRooms: { one: 'Ler mais {{count}} sala', other: 'Ler mais {{count}} salas' },
  again: 'Escrever de novo',
  reply: 'Responder',
  summary: 'Resumo',
  cannot: 'Sem resumo agora',
  hiddenBody: 'Você escondeu a assistente nas suas configurações.',
  toSettings: 'Ir às configurações',
  nothingTitle: 'Você está em dia',
  nothingBody: 'Não há nada por ler. Quando houver, esta página conta em poucas palavras.',
};

/** Por que a assistente, um modelo ou a revisão não pôde fazer algo. */
export const ptBRAssistantFailures: TranslatedPart<typeof enAssistantFailures> = {
  ASSISTANT_OFF: 'Resumos e respostas estão desligados aqui. Quem administra o espaço ou modera a sala pode ligar.',
  AI_UNAVAILABLE: 'A assistente está fora do ar no momento. Mensagens e salas seguem normais.',
  NOTHING_TO_SUMMARIZE: 'Não há nada para resumir.',
};
