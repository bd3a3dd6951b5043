import 'fake-indexeddb/auto';
import { Code, ConnectError } from '@connectrpc/connect';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { SessionStore } from '../session/session-store.ts';
import { FirstRun } from './first-run.ts';
import { SignIn } from './sign-in.ts';
import { SignUp } from './sign-up.ts';

function texts(role: string): (string | undefined)[] {
  return screen.queryAllByRole(role).map((element) => element.textContent?.trim());
}

describe('signing in', () => {
  it('is made for password managers', async () => {
    await renderPage(SignIn, { server: new ScriptedServer() });
    const email = await screen.findByLabelText<HTMLInputElement>('E-mail');
    const password = screen.getByLabelText<HTMLInputElement>('Password');
    expect([email.type, email.autocomplete]).toEqual(['email', 'username']);
    expect([password.type, password.autocomplete]).toEqual(['password', 'current-password']);
  });

  it('says next to each field what is missing, and asks nobody', async () => {
    const server = new ScriptedServer();
    const { user } = await renderPage(SignIn, { server });
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(texts('alert')).toEqual(['This does not look like an e-mail address.', 'Write your password.']);
    expect(server.calls).not.toContain('signIn');
  });

  it('shows the password when asked', async () => {
    const { user } = await renderPage(SignIn, { server: new ScriptedServer() });
    await user.click(await screen.findByRole('button', { name: 'Show the password' }));
    expect(screen.getByLabelText<HTMLInputElement>('Password').type).toBe('text');
  });

  it('lets somebody in', async () => {
    const server = new ScriptedServer();
    server.signedIn = false;
    const { user, rendered } = await renderPage(SignIn, { server, routes: [{ path: '', children: [] }] });
    await user.type(await screen.findByLabelText('E-mail'), 'me@x.org');
    await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}');
    const session = rendered.fixture.debugElement.injector.get(SessionStore);
    await waitFor(() => expect(session.phase()).toBe('signedIn'));
  });
});

describe('signing up', () => {
  it('says the password rule in advance, then how much is missing', async () => {
    const { user } = await renderPage(SignUp, { server: new ScriptedServer() });
    const password = await screen.findByLabelText<HTMLInputElement>('Password');
    expect(password.autocomplete).toBe('new-password');
    expect(screen.getByText('At least 10 characters. A short sentence works well.')).toBeTruthy();
    await user.type(screen.getByLabelText('Your name'), 'Ana');
    await user.type(screen.getByLabelText('E-mail'), 'ana@x.org');
    await user.type(password, 'short');
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    expect(texts('alert')).toEqual(['5 more characters are needed.']);
    expect(password.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was written when the server refuses', async () => {
    const server = new ScriptedServer();
    const { user, rendered } = await renderPage(SignUp, { server });
    const session = rendered.fixture.debugElement.injector.get(SessionStore);
    session.signUp = () => Promise.reject(new ConnectError('no', Code.Unavailable));
    await user.type(await screen.findByLabelText('Your name'), 'Ana');
    await user.type(screen.getByLabelText('E-mail'), 'ana@x.org');
    await user.type(screen.getByLabelText('Password'), 'long enough it is{Enter}');
    await waitFor(() => expect(texts('alert')).toEqual(['The server is busy. Try again in a moment.']));
    expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe('Ana');
  });
});

describe('the first run', () => {
  it('asks for the workspace too', async () => {
    const server = new ScriptedServer();
    server.firstRun = true;
    const { user } = await renderPage(FirstRun, { server });
    await user.click(await screen.findByRole('button', { name: 'Open the house' }));
    expect(texts('alert')).toEqual([
      'Write a name.',
      'Write a name.',
      'This does not look like an e-mail address.',
      '10 more characters are needed.',
    ]);
  });
});
