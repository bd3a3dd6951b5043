/** Two conversations that say alike things, one in each language the service reads. */
import { conversation } from './conversation.ts';

export const english = conversation(
  ['Ana', 'Good morning everyone!'],
  ['Ben', 'Morning ☀️'],
  ['Ana', 'The migration of the database failed last night, see https://ci.example.org/42.'],
  ['Ben', 'Ouch. What went wrong with it?'],
  ['Ana', 'The disk ran full at 3:20 a.m. because old backups were never removed.', { replyTo: 4, reactions: 3 }],
  ['Caio', 'I will remove the old backups today and add an alert for disk space.'],
  ['Ben', 'lol thanks'],
  ['Ana', 'Should we move the launch to Friday?', { reactions: 2 }],
  ['Ben', 'Agreed', { replyTo: 8 }],
  ['Caio', 'Who writes the announcement for customers?'],
  ['Ana', '@dora can you check the invoice of the hosting provider by Thursday?', { namesReader: true }],
  ['Ben', 'We decided to keep the old logo.'],
  ['Ana', 'Right, we decided to keep the old logo for now.'],
  ['Caio', 'ok'],
);

export const portuguese = conversation(
  ['Ana', 'Bom dia, pessoal!'],
  ['Beto', 'bom dia ☀️'],
  ['Ana', 'A migração do banco falhou ontem à noite, vejam https://ci.example.org/42.'],
  ['Beto', 'Putz. O que deu errado com ela?'],
  ['Ana', 'O disco encheu às 3h20 porque ninguém apagava os backups antigos.', { replyTo: 4, reactions: 3 }],
  ['Caio', 'Vou apagar os backups antigos hoje e criar um alerta de espaço em disco.'],
  ['Beto', 'kkkkk valeu'],
  ['Ana', 'Que tal passar o lançamento para sexta?', { reactions: 2 }],
  ['Beto', 'Fechado!', { replyTo: 8 }],
  ['Caio', 'Quem escreve o comunicado para os clientes?'],
  ['Ana', '@dora consegue conferir a fatura da hospedagem até quinta?', { namesReader: true }],
  ['Beto', 'Ficou decidido que o logo antigo continua.'],
  ['Ana', 'Isso, ficou decidido que o logo antigo continua por enquanto.'],
  ['Caio', 'ok'],
);
