import { ModelService, ModerationService, ReportReason } from '@prosa/proto/chat';
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Photographer, View } from './pictures.ts';
import { desk, phone, room, type Scene, settled } from './scene.ts';
import type { Seeded } from './seed.ts';

const tall: View = { width: 1440, height: 1060 };

/** Pictures of the assistant, the label models and the review queue. The last ones: what they need is added to the story. */
export const assistantScenes: Readonly<Record<string, Scene>> = {
  'catch-up': catchUp('catch-up', desk),
  'catch-up-dark': catchUp('catch-up-dark', { ...desk, theme: 'dark' }),
  'catch-up-pt': catchUp('catch-up-pt', { ...desk, language: 'pt-BR' }),
  'phone-catch-up': catchUp('phone-catch-up', phone),
  summary: (p, s) =>
    room(p, s, 'summary', desk, async (page) => {
      await page.getByRole('button', { name: 'Summarise' }).click();
      await page
        .getByRole('region', { name: 'In short' })
        .getByText(/Written on/)
        .waitFor();
    }),
  ask: (p, s) =>
    room(p, s, 'ask', desk, async (page) => {
      await page.getByRole('button', { name: 'Ask about this room' }).click();
      await page
        .getByRole('textbox', { name: 'Ask about what was said' })
        .fill('O que aconteceu com a boia de Ubatuba?');
      await page.keyboard.press('Enter');
      await page
        .getByRole('complementary', { name: 'Ask' })
        .getByText(/^Written on/)
        .waitFor();
    }),
  answer: (p, s) =>
    room(p, s, 'answer', desk, async (page) => {
      await s.programs.rafael.messages.sendMessage({
        roomId: s.mainRoomId,
        clientMessageId: randomUUID(),
        text: '@prosa o que aconteceu com a boia de Ubatuba?',
      });
      await page.locator('prosa-answer-card [aria-busy="false"]').waitFor();
      await page.getByRole('article').last().scrollIntoViewIfNeeded();
    }),
  'settings-assistant': view('settings-assistant', '/settings/assistant', desk, (page) =>
    page.getByText(/leaves this server/).waitFor(),
  ),
  labels: (p, s) => taught(s).then(() => room(p, s, 'labels', { width: 1600, height: 900 })),
  model: model('model', tall),
  'model-dark': model('model-dark', { ...tall, theme: 'dark' }),
  'model-pt': model('model-pt', { ...tall, language: 'pt-BR' }),
  'phone-model': model('phone-model', phone),
  moderation: reviews('moderation', desk),
  'moderation-dark': reviews('moderation-dark', { ...desk, theme: 'dark', language: 'pt-BR' }),
  'phone-moderation': reviews('phone-moderation', phone),
};

function catchUp(name: string, look: View): Scene {
  return view(name, '/catch-up', look, (page) => page.locator('.origin').waitFor());
}

function model(name: string, look: View): Scene {
  return async (photographer, seeded) => {
    const id = await taught(seeded);
    await view(name, `/models/${id}`, look, (page) => page.locator('svg[role=img]').first().waitFor())(
      photographer,
      seeded,
    );
  };
}

function reviews(name: string, look: View): Scene {
  return async (photographer, seeded) => {
    await reported(seeded);
    await view(name, '/moderation', look, (page) => page.locator('.case').first().waitFor())(photographer, seeded);
  };
}

function view(name: string, path: string, look: View, prepare: (page: Page) => Promise<unknown>): Scene {
  return async (photographer: Photographer, seeded: Seeded) => {
    const { page, context } = await photographer.openAsCecilia(path, look, seeded);
    await prepare(page);
    await settled(page);
    await photographer.take(page, name);
    await photographer.leave(context);
  };
}

const models = new WeakMap<Seeded, Promise<string>>();
const reports = new WeakMap<Seeded, Promise<void>>();

/** A model that has learnt from labelled messages and labels the main room; its id. Made once. */
function taught(seeded: Seeded): Promise<string> {
  let id = models.get(seeded);
  if (!id) models.set(seeded, (id = teach(seeded)));
  return id;
}

async function teach({ programs, mainRoomId }: Seeded): Promise<string> {
  const lines = await readFile(resolve(import.meta.dirname, '../ai-data/pt.jsonl'), 'utf8');
  const examples = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; label: string });
  const client = programs.cecilia.service(ModelService);
  const labels = [...new Set(examples.map(({ label }) => label))];
  const made = await client.createModel({ name: 'Conversa', labels, roomIds: [mainRoomId] });
  const modelId = made.model?.id ?? '';
  for (let from = 0; from < examples.length; from += 1_000) {
    await client.addExamples({ modelId, examples: examples.slice(from, from + 1_000) });
  }
  await client.train({ modelId });
  const news = [
    ['rafael', 'Alguém consegue levar o suporte novo até o píer amanhã cedo?'],
    ['beatriz', 'Obrigada, ficou ótimo o relatório!'],
    ['davi', 'O sensor de Ubatuba parou de responder de novo, sem leituras desde as 9h.'],
    ['ngozi', 'Reunião na quinta às 15h para decidir a troca da bateria.'],
  ] as const;
  for (const [key, text] of news) {
    await programs[key].messages.sendMessage({ roomId: mainRoomId, clientMessageId: randomUUID(), text });
  }
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const { messages } = await programs.cecilia.messages.listMessages({ roomId: mainRoomId, limit: news.length });
    if (messages.every((message) => message.labels.length > 0)) break;
    await new Promise((done) => setTimeout(done, 200));
  }
  return modelId;
}

/** Messages that others reported. Made once. */
function reported(seeded: Seeded): Promise<void> {
  let done = reports.get(seeded);
  if (!done) reports.set(seeded, (done = report(seeded)));
  return done;
}

async function report({ programs, mainRoomId }: Seeded): Promise<void> {
  const say = async (by: 'tomas' | 'joana', text: string) =>
    (await programs[by].messages.sendMessage({ roomId: mainRoomId, clientMessageId: randomUUID(), text })).message
      ?.id ?? '';
  await programs.cecilia.rooms.addMembers({
    roomId: mainRoomId,
    userIds: [programs.joana.userId, programs.tomas.userId],
  });
  const spam = await say('joana', 'Ganhe dinheiro em casa com a maré alta! Clique no meu perfil e peça o curso grátis');
  await programs.davi.messages.sendMessage({
    roomId: mainRoomId,
    clientMessageId: randomUUID(),
    text: 'Alguém pode remover isso? Está no meio dos alertas.',
  });
  const unkind = await say('tomas', 'Quem escreveu isso não sabe o que está fazendo e devia voltar para o estágio.');
  for (const key of ['davi', 'ngozi', 'rafael'] as const) {
    const client = programs[key].service(ModerationService);
    await client.reportMessage({ messageId: spam, reason: ReportReason.SPAM, note: key === 'davi' ? 'de novo' : '' });
  }
  await programs.beatriz
    .service(ModerationService)
    .reportMessage({ messageId: unkind, reason: ReportReason.UNKIND, note: '' });
}
