import 'fake-indexeddb/auto';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { MessageSchema } from '@prosa/proto/chat';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { LINK_PREVIEWS } from '../api/clients.ts';
import { Attachments } from './attachments.ts';
import { LinkCards } from './link-cards.ts';

const server = new ScriptedServer();
const messageOf = (fields: MessageInitShape<typeof MessageSchema>) =>
  create(MessageSchema, { id: 'm1', roomId: 'r1', senderId: server.me.id, ...fields });

/** The page is at rest: the stream is open, nothing starts after the test. */
async function live<T>(page: T): Promise<T> {
  await waitFor(() => expect(server.openStreams).toBe(1));
  return page;
}

afterEach(() => server.cut());

describe('the cards of links', () => {
  const removed: unknown[] = [];
  const previews = {
    removeLinkPreview: (request: unknown) => {
      removed.push(request);
      return Promise.resolve({});
    },
  };
  const show = async (fields: MessageInitShape<typeof MessageSchema>) => {
    const message = messageOf({ linkPreviews: [], ...fields });
    const providers = [{ provide: LINK_PREVIEWS, useValue: previews }];
    return live(await renderPage(LinkCards, { server, inputs: { message }, providers }));
  };
  const tides = { url: 'https://www.kartverket.no/api', title: 'Water level API', description: 'Ten-minute series' };

  it('say what the page says, and open it apart from this one', async () => {
    await show({ senderId: 'ana', linkPreviews: [tides, { url: 'javascript:alert(1)', title: 'No link' }] });
    const link = screen.getByRole('link', { name: 'kartverket.no Water level API Ten-minute series' });
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer nofollow']);
    expect(screen.queryByText('No link')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('are taken away by the author', async () => {
    const { user } = await show({ linkPreviews: [tides] });
    await user.click(await screen.findByRole('button', { name: 'Take the preview of Water level API away' }));
    await waitFor(() => expect(removed).toEqual([{ messageId: 'm1', url: tides.url }]));
  });
});

describe('the files of a message', () => {
  const show = async (fields: MessageInitShape<typeof MessageSchema>) =>
    live(await renderPage(Attachments, { server, inputs: { message: messageOf(fields) } }));
  const file = { id: 'f1', name: 'boia.jpg', mediaType: 'image/jpeg', sizeBytes: 1_800_000n };

  it('a picture keeps its place, says what it shows, and is the small one', async () => {
    const picture = { ...file, width: 1600, height: 800, hasThumbnail: true, altText: 'The buoy' };
    await show({ attachments: [picture] });
    const shot = screen.getByRole('button', { name: 'Open The buoy' });
    expect([shot.style.width, shot.style.aspectRatio]).toEqual(['352px', '352 / 176']);
    expect(screen.getByRole('img', { name: 'The buoy' }).getAttribute('src')).toBe('/files/f1/thumbnail');
  });

  it('everything else is a card with the whole name and a way to save it', async () => {
    await show({ attachments: [{ ...file, name: 'a b.zip', mediaType: 'application/zip' }] });
    expect(screen.getByText('a b.zip')).toBeTruthy();
    expect(screen.getByText('1.8 MB')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Download a b.zip' }).getAttribute('href')).toBe(
      '/files/f1/a%20b.zip?download',
    );
  });
});
