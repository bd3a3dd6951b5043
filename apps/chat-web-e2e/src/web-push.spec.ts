import { PersonalService } from '@prosa/proto/chat';
import { PushBrowser, PushEndpoint } from '@prosa/testing/push';
import { startStack } from '@prosa/testing/stack';
import type { Worker } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { ThreadPanel } from './pages/thread-panel.ts';
import { type Person, type TestRoom, makeRoom, say } from './people/person.ts';
import { type NewPerson, expect, test } from './test.ts';

/** What a browser shows when no page is open. */
interface Shown {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
}

/** Somebody whose browser is subscribed with a push service of the test's, and has no page of Prosa open. */
class Subscriber {
  readonly person: Person;
  private readonly worker: Worker;
  private readonly endpoint: PushEndpoint;
  private readonly keys: PushBrowser;

  private constructor(person: Person, worker: Worker, endpoint: PushEndpoint, keys: PushBrowser) {
    this.person = person;
    this.worker = worker;
    this.endpoint = endpoint;
    this.keys = keys;
  }

  static async open(
    newPerson: NewPerson,
    baseURL: string,
    endpoint: PushEndpoint,
    language: string,
  ): Promise<Subscriber> {
    const person = await newPerson('Bento', {
      baseURL,
      locale: language,
      serviceWorkers: 'allow',
      permissions: ['notifications'],
    });
    await person.page.goto('/');
    await person.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const [worker] = person.context.serviceWorkers();
    if (!worker) throw new Error('there is no service worker');
    const keys = new PushBrowser();
    const saved = await person.context.request.post('/prosa.chat.v1.PushService/SavePushSubscription', {
      data: {
        endpoint: await endpoint.url(`/${randomUUID()}`),
        p256dh: keys.p256dh.toString('base64'),
        auth: keys.auth.toString('base64'),
        language,
      },
    });
    expect(saved.status()).toBe(200);
    await person.page.goto('about:blank');
    return new Subscriber(person, worker, endpoint, keys);
  }

  /** Lets something be said until the server pushes it, and gives that to the service worker as a push service would. */
  async isPushed(said: () => Promise<unknown>): Promise<void> {
    const { taken } = this.endpoint;
    const before = taken.length;
    await expect
      .poll(async () => {
        await said(); // the server hears of a new subscription within seconds
        return taken.length;
      })
      .toBeGreaterThan(before);
    const data = JSON.stringify(this.keys.read(taken.at(-1)?.body ?? Buffer.of()));
    const browser = this.person.context.browser();
    if (!browser) throw new Error('there is no browser');
    // Of the page: the domain that delivers is one of pages, not of workers.
    const page = await this.person.context.newPage();
    await page.goto('/logo/mark.svg');
    const devtools = await this.person.context.newCDPSession(page);
    const registration = new Promise<string>((resolve) =>
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations;
        if (first) resolve(first.registrationId);
      }),
    );
    await devtools.send('ServiceWorker.enable');
    const origin = new URL(this.worker.url()).origin;
    await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registration, data });
    await page.close();
  }

  /** What the browser shows now. */
  shown(): Promise<readonly Shown[]> {
    return this.worker.evaluate(async () => {
      const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
      return (await registration.getNotifications()).map(({ title, body, lang }) => ({ title, body, lang }));
    });
  }

  /** Presses the notification that is shown. */
  async press(): Promise<void> {
    await this.worker.evaluate(async () => {
      const scope = globalThis as unknown as EventTarget & { registration: ServiceWorkerRegistration };
      const [notification] = await scope.registration.getNotifications();
      if (!notification) throw new Error('nothing is shown');
      const press = new Event('notificationclick');
      scope.dispatchEvent(Object.assign(press, { notification, action: '', waitUntil: () => undefined }));
    });
  }
}

let stack: Awaited<ReturnType<typeof startStack>>;
let url: string;

test.beforeAll(async () => {
  stack = await startStack({ ai: false, env: { PROSA_PUSH_ALLOW_PRIVATE: 'true' } });
  url = stack.gatewayUrls[0] ?? '';
});
test.afterAll(() => stack.close());

/** Two, of whom the second has no page open, and a room of theirs. */
async function prepare(
  newPerson: NewPerson,
  endpoint: PushEndpoint,
  language: string,
): Promise<{ ana: Person; bento: Subscriber; room: TestRoom }> {
  const ana = await newPerson('Ana', { baseURL: url });
  const bento = await Subscriber.open(newPerson, url, endpoint, language);
  return { ana, bento, room: await makeRoom('tides', [ana, bento.person]) };
}

for (const { language, word, hidden } of [
  { language: 'en-US', word: 'in', hidden: 'New message' },
  { language: 'pt-BR', word: 'em', hidden: 'Nova mensagem' },
]) {
  test(`a push is shown with no page open, ${language}: who, where and what; not what, when one wants that`, async ({
    newPerson,
  }) => {
    const endpoint = new PushEndpoint();
    try {
      const { ana, bento, room } = await prepare(newPerson, endpoint, language);
      const title = `${ana.name} ${word} ${room.name}`;
      await bento.isPushed(() => say(ana, room, `**high** water, <@${bento.person.userId}>`));
      await expect
        .poll(() => bento.shown())
        .toEqual([{ title, body: `high water, @${bento.person.name}`, lang: language }]);
      await bento.person.program.service(PersonalService).updatePreferences({ preferences: { hideText: true } });
      await bento.isPushed(() => say(ana, room, `the gate code is 4711, <@${bento.person.userId}>`));
      await expect.poll(() => bento.shown()).toEqual([{ title, body: hidden, lang: language }]);
    } finally {
      endpoint.close();
    }
  });
}

test('pressed it brings the message to the front: in its room, and in its thread', async ({ newPerson }) => {
  const endpoint = new PushEndpoint();
  try {
    const { ana, bento, room } = await prepare(newPerson, endpoint, 'en-US');
    const { page } = bento.person;
    const first = await say(ana, room, 'long ago');
    for (let n = 1; n <= 60; n += 1) await say(ana, room, `talk ${n}`);
    let said = first;
    await bento.isPushed(async () => (said = await say(ana, room, `low water, <@${bento.person.userId}>`)));
    for (let n = 61; n <= 120; n += 1) await say(ana, room, `talk ${n}`);
    await page.goto('/settings/profile');
    await bento.press();
    await bento.person.room.isOpen(room.name);
    await expect(bento.person.room.message('low water').last()).toBeInViewport();

    await page.goto('about:blank');
    await bento.isPushed(() =>
      ana.program.messages.sendMessage({
        roomId: room.id,
        clientMessageId: randomUUID(),
        text: `and here, <@${bento.person.userId}>`,
        threadRootMessageId: said.id,
      }),
    );
    await page.goto('/settings/profile');
    await bento.press();
    await expect(new ThreadPanel(page).message('and here').last()).toBeInViewport();
  } finally {
    endpoint.close();
  }
});
