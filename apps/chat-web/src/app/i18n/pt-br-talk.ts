import type { enTalk } from './en-talk.ts';

/** Portuguese words for what stands around messages: pins, polls, forwarded messages. Part of `ptBR`. */
export const ptBRTalk: typeof enTalk = {
  pin: {
    title: 'Mensagens fixadas',
    count: { one: '{{count}} mensagem fixada', other: '{{count}} mensagens fixadas' },
    pin: 'Fixar na sala',
    unpin: 'Desafixar',
    by: 'Fixada por {{name}}',
    byYou: 'Fixada por você',
    show: 'Ir para a mensagem de {{name}}',
    showShort: 'Ir para a mensagem',
    emptyTitle: 'O mural está vazio',
    empty: 'Fixe uma mensagem pelo menu dela, e todos na sala a encontram aqui.',
  },
};
