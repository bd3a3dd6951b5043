import type { enThreads } from './en-threads.ts';

/** Palavras em português para os fios e para o que foi lido. Parte de `ptBR`. */
export const ptBRThreads: typeof enThreads = {
  thread: {
    title: 'Fio',
    all: 'Fios',
    open: 'Responder no fio',
    replies: { one: '{{count}} resposta', other: '{{count}} respostas' },
    noReplies: 'Nenhuma resposta ainda',
    noRepliesHere: 'Nenhuma resposta ainda. Escreva a primeira aqui embaixo.',
    unread: { one: '{{count}} nova', other: '{{count}} novas' },
    newReplies: 'respostas novas',
    last: 'última {{time}}',
    follow: 'Seguir o fio',
    unfollow: 'Deixar de seguir o fio',
    followed: 'Você segue este fio',
    unfollowed: 'Você não segue mais este fio',
    write: 'Escreva para o fio',
    log: 'Respostas no fio',
    goneTitle: 'Este fio não está aqui',
    gone: 'A primeira mensagem pode estar em uma sala que não é sua.',
    emptyTitle: 'Nenhum fio ainda',
    empty: 'Escolha "Responder no fio" numa mensagem. Aqui ficam os fios que você começa, em que responde ou é citado.',
    inList: '{{name}} em {{room}}',
    waiting: { one: '{{count}} fio com respostas novas', other: '{{count}} fios com respostas novas' },
  },
  reading: {
    markUnread: 'Marcar como não lida',
    markAllRead: 'Marcar tudo como lido',
    allRead: 'Tudo lido',
    undo: 'Desfazer',
  },
};
