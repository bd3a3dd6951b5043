import { freePort } from '@prosa/supervisor';
import assert from 'node:assert/strict';
import { Agent, get } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Progress } from '../../vm-images/making/progress.ts';
import { findBaseLayers } from './base-layers.ts';
import { CertificateFolder } from './certificate-folder.ts';
import { findCompose } from './compose-command.ts';
import { ComposeProject, services } from './compose-project.ts';
import { checkConfined, checkReach } from './confinement.ts';
import { read, talk, type Said } from './talk.ts';

/** The services of Prosa's own. */
const own = ['persistence', 'ai', 'gateway'] as const;

/** Any characters may be in it. */
const password = 'p@ss/w:rd ?#%&';

/**
 * What docs/containers.md promises, done with an engine: images are built out of the bundles in dist, everything comes up
 * healthy and confined, people talk, what is killed comes back, and nothing is lost between `down` and `up`. Throws with
 * the first thing that is not so, or when `signal` aborts; leaves nothing in the engine.
 */
export async function testCompose(dockerHost: string, signal: AbortSignal): Promise<void> {
  const progress = new Progress('compose-e2e');
  const compose = await findCompose();
  await using layers = await progress.part('base layers', () => findBaseLayers(dockerHost));
  const [port, securePort] = [await freePort(), await freePort()];
  const address = `127.0.0.1:${port}`;
  const url = `http://${address}`;
  const settings = { ...layers.settings, POSTGRES_PASSWORD: password, PROSA_PUBLISH: address };
  await using project = new ComposeProject(compose, dockerHost, signal);
  const plain = ['compose.yaml'];

  await progress.part('refused without a password', async () => {
    const { exitCode, output } = await project.tryCompose(plain, { POSTGRES_PASSWORD: '' }, 'up', '--detach');
    assert.notEqual(exitCode, 0);
    assert.match(output, /POSTGRES_PASSWORD/);
    assert.match(output, /choose one and put it into the file \.env/);
  });
  await progress.part('images', () => project.compose(plain, settings, 'build'));
  for (const service of own) progress.say(await lookAtImage(project, `prosa/${service}:${project.name}`));

  await progress.part('up, until all are healthy', async () => {
    await project.compose(plain, settings, 'up', '--detach');
    await project.untilHealthy();
  });
  progress.say(`memory: ${await memory(project)}`);
  await progress.part('no service is root or can write; only the gateway can be reached', async () => {
    await checkConfined(project);
    await checkReach(project, address);
  });
  const said = await progress.part('two people talk and send a file', async () => {
    const all = await talk(url);
    await read(url, all);
    return all;
  });
  await progress.part('all killed at once, and back', async () => {
    await killAll(project);
    await project.untilHealthy();
    await read(url, said);
  });
  await progress.part('a clean stop, logs in JSON', async () => {
    await project.compose(plain, settings, 'stop');
    await checkStopped(project);
  });

  await project.compose(plain, settings, 'down');
  using certificates = new CertificateFolder();
  const secured = {
    ...settings,
    PROSA_CERTIFICATES: certificates.folder,
    PROSA_PUBLISH_HTTPS: `127.0.0.1:${securePort}`,
  };
  const withHttps = [...plain, 'compose.https.yaml'];
  await progress.part('down and up with HTTPS: the same message, the same file', async () => {
    await project.compose(withHttps, secured, 'up', '--detach');
    await project.untilHealthy();
    await read(url, said);
    assert.ok(said.file.bytes.equals(await download(securePort, certificates.ca, said)));
  });
  await progress.part('nothing is left', async () => {
    await project.compose(withHttps, secured, 'down', '--volumes');
    assert.equal(await project.leftovers(), '');
  });
  progress.done('done');
}

/** An image holds no secret; gives its name and size. */
async function lookAtImage(project: ComposeProject, image: string): Promise<string> {
  const history = await project.docker('history', '--no-trunc', image);
  assert.ok(!history.includes(password), `${image} tells the password`);
  const bytes = Number(await project.docker('image', 'inspect', '--format={{.Size}}', image));
  return `${image}: ${(bytes / 1e6).toFixed(0)} MB`;
}

async function memory(project: ComposeProject): Promise<string> {
  const used = services.map(async (service) => {
    const { Id } = await project.container(service);
    const [text] = (await project.docker('stats', '--no-stream', '--format={{.MemUsage}}', Id)).split(' / ');
    return `${service} ${text}`;
  });
  return (await Promise.all(used)).join(', ');
}

/** As a crash does it: from outside, without the engine being asked. Resolves when all have been started again. */
async function killAll(project: ComposeProject): Promise<void> {
  for (const { State } of (await project.containers()).values()) process.kill(State.Pid, 'SIGKILL');
  for (const deadline = performance.now() + 60_000; ; await wait(500)) {
    const all = [...(await project.containers()).values()];
    if (all.every(({ RestartCount, State }) => RestartCount > 0 && State.Status === 'running')) return;
    assert.ok(performance.now() < deadline, 'not everything that was killed was started again');
  }
}

async function checkStopped(project: ComposeProject): Promise<void> {
  for (const service of services) assert.equal((await project.container(service)).State.ExitCode, 0, service);
  for (const service of own) {
    const { Id } = await project.container(service);
    const lines = (await project.docker('logs', Id)).split('\n').map((line) => JSON.parse(line) as { msg?: string });
    assert.equal(lines.at(-1)?.msg, 'stopped', service);
  }
}

async function download(port: number, ca: Buffer, { file, reader }: Said): Promise<Buffer> {
  const headers = { authorization: `Bearer ${reader.token}` };
  const request = get({ host: '127.0.0.1', port, path: file.path, headers, ca, agent: new Agent({ maxSockets: 1 }) });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
  return buffer(response);
}
