import type { enFileFailures, enFiles } from './en-files.ts';

/** Brazilian Portuguese words for files and what links show. Part of `ptBR`. */
export const ptBRFiles: typeof enFiles = {
  title: 'Arquivos',
  attach: 'Anexar arquivos',
  drop: 'Solte para enviar em {{room}}',
  chosen: 'Arquivos da sua mensagem',
  progress: '{{percent}}% de {{size}}',
  waiting: '{{percent}}%, esperando a conexão',
  retry: 'Tentar {{name}} de novo',
  remove: 'Tirar {{name}}',
  removeShort: 'Tirar',
  describe: 'O que {{name}} mostra',
  describeShort: 'Diga o que ela mostra',
  tooMany: {
    one: 'Uma mensagem leva no máximo {{count}} arquivo.',
    other: 'Uma mensagem leva no máximo {{count}} arquivos.',
  },
  open: 'Abrir {{name}}',
  download: 'Baixar',
  downloadOf: 'Baixar {{name}}',
  viewer: 'Imagem',
  place: '{{place}} de {{count}}',
  previous: 'Imagem anterior',
  next: 'Próxima imagem',
  larger: 'Aumentar',
  smaller: 'Diminuir',
  line: { one: 'Arquivo: {{name}}', other: '{{count}} arquivos: {{name}}, …' },
  removePreview: 'Tirar a prévia de {{title}}',
  removePreviewShort: 'Tirar a prévia',
  goTo: 'Ir para a mensagem',
  more: 'Mostrar mais',
  emptyTitle: 'Nenhum arquivo ainda',
  empty: 'Anexe um a uma mensagem, pelo clipe ou soltando na sala: todo mundo da sala acha aqui.',
};

/** Why a file did not get there. Part of `failure`. */
export const ptBRFileFailures: typeof enFileFailures = {
  ATTACHMENT_TOO_LARGE: 'O arquivo é maior do que este servidor aceita.',
  ATTACHMENT_NOT_FOUND: 'O arquivo não está mais lá. Anexe de novo.',
  QUOTA_EXCEEDED: 'Não há mais espaço para arquivos. Apague alguns ou fale com quem cuida do servidor.',
  TOO_MANY_UPLOADS: 'Há arquivos demais esperando envio. Envie alguns antes.',
  UPLOAD_CORRUPT: 'O arquivo mudou no caminho. Tente de novo.',
  FILE_UNREADABLE: 'Não deu para ler o arquivo. Ele pode ter sido movido ou alterado.',
};
