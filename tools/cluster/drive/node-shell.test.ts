import { firstShell, quoted, shellBy, succeed } from './node-shell.ts';

test('a script runs as it is, behind a command', async () => {
  const shell = shellBy(['env', 'WORD=a b']);
  await expect(succeed(shell, `printf '%s' "$WORD" ${quoted("it's $HOME")}`)).resolves.toBe("a bit's $HOME");
});

test('what fails says what and why', async () => {
  await expect(succeed(shellBy([]), 'echo no such thing >&2; exit 3')).rejects.toThrow(/no such thing\nexit code 3 of/);
});

test('the first host that is there; when none is, all are named', async () => {
  const open = (prefix: readonly string[]) => ({
    run: async () => ({ code: prefix[0] === 'b' ? 0 : 255, stdout: '', stderr: 'unreachable' }),
  });
  await expect(firstShell([['a'], ['b']], open)).resolves.toBeDefined();
  await expect(firstShell([['a'], ['c', 'd']], open)).rejects.toThrow('a: unreachable\nc d: unreachable');
});
