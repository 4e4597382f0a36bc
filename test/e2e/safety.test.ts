// What the window may not do, tried from inside the real page and from pages that are not ours (DESIGN 9).
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeAll, launch, launchLine, ROOT, type Till } from './harness/launch';

let till: Till;
beforeAll(async () => {
  till = await launch();
});
afterAll(closeAll);

test('the page has no Node, no Electron, and of ours only the contract', async () => {
  const found = await till.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    ours: Object.keys((window as unknown as { unitill: object }).unitill).sort(),
    origin: location.origin,
  }));
  expect(found).toEqual({
    node: [],
    ours: [
      ...['about', 'ask', 'call', 'found', 'onEvent', 'onScan', 'preview', 'printQueues'],
      ...['scanAnswered', 'scanners', 'showCustomer', 'signOut', 'useScanners'],
    ],
    origin: 'app://unitill',
  });
});

test('nothing remote: no fetch, no picture, no script, no frame, no eval', async () => {
  const outcome = await till.page.evaluate(async () => {
    const failed = (work: Promise<unknown>): Promise<boolean> =>
      work.then(
        () => false,
        () => true,
      );
    const loads = (tag: 'img' | 'script', address: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const element = document.createElement(tag);
        element.onload = resolve;
        element.onerror = reject;
        element.src = address;
        document.body.append(element);
      });
    return {
      fetch: await failed(fetch('http://127.0.0.1:9/')),
      picture: await failed(loads('img', 'http://127.0.0.1:9/a.png')),
      script: await failed(loads('script', 'data:text/javascript,window.stolen=1')),
      file: await failed(fetch('file:///etc/hostname')),
      outside: (await fetch('app://unitill/..%2f..%2fpackage.json').catch(() => ({ status: 403 }))).status,
      elsewhere: (await fetch('app://other/index.html').catch(() => ({ status: 403 }))).status,
      // eslint-disable-next-line no-eval -- the very thing that must not work
      evaluated: await failed(Promise.resolve().then(() => (0, eval)('1'))),
      policy: (await fetch('app://unitill/')).headers.get('content-security-policy'),
    };
  });
  expect(outcome).toMatchObject({
    fetch: true,
    picture: true,
    script: true,
    file: true,
    outside: 403,
    elsewhere: 403,
    evaluated: true,
  });
  expect(outcome.policy).toContain("default-src 'none'");
  expect(outcome.policy).not.toContain('unsafe-eval');
});

test('navigation denied: the page stays whatever a script or a link tries', async () => {
  const windows = till.app.windows().length;
  await till.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.invalid/';
    document.body.append(link);
    link.click();
    link.target = '_blank';
    link.click();
    location.assign('https://example.invalid/');
    const frame = document.createElement('iframe');
    frame.src = 'https://example.invalid/';
    document.body.append(frame);
  });
  expect(await till.page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
  expect(await till.page.evaluate(() => location.href)).toBe('app://unitill/');
  expect(till.app.windows()).toHaveLength(windows);
});

test('every permission is denied', async () => {
  const states = await till.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
    return (await Promise.all(asked)).map((status) => status.state);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('hostile payloads are refused as malformed, and the next good one is answered', async () => {
  const answers = (await till.page.evaluate(async () => {
    const { unitill } = window as unknown as { unitill: Record<string, (message: unknown) => Promise<unknown>> };
    const good = { id: 'hostile-01', name: 'openShift', args: { floatMinor: 0 } };
    const sparse: number[] = [];
    sparse.length = 300_000;
    const hostile = [
      undefined,
      null,
      'openShift',
      [good],
      { ...good, name: 'constructor' },
      { ...good, user: 'owner', session: { user: 'owner' } },
      { ...good, id: '../../etc/passwd'.repeat(10) },
      { ...good, args: { sparse } },
      { ...good, args: { nested: JSON.parse('['.repeat(200) + ']'.repeat(200)) as unknown } },
      { ...good, args: { text: 'x'.repeat(5_000_000) } },
      { ...good, args: { floatMinor: Number.NaN } },
      { ...good, args: { floatMinor: 1n } },
      { ...good, approver: { user: 'owner', pin: { $ne: null } } },
    ];
    const answers: unknown[] = [];
    for (const message of hostile) answers.push(await unitill['call']?.(message));
    answers.push(await unitill['found']?.({ companyName: 'Mine', sample: 'no' }));
    answers.push(await unitill['ask']?.('__proto__'));
    return answers;
  })) as { refusal?: { code: string } }[];
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, refusal: { code: 'commandMalformed' } });
  expect(await till.api((desktop) => desktop.about())).toMatchObject({ folder: till.ledger });
});

test('a page that is not ours is not answered, although it has the same preload script', async () => {
  const preload = path.join(ROOT, 'dist', 'preload', 'index.cjs');
  const outcome = await till.app.evaluate(async ({ BrowserWindow }, preload) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL('app://unitill/');
    const ask = "window.unitill.ask('house', {}).then(() => 'answered', (error) => error.message)";
    const answer = (await other.webContents.executeJavaScript(ask)) as string;
    other.destroy();
    return answer;
  }, preload);
  expect(outcome).toContain('refused');
});

test('a second instance on the same ledger is refused, says so, and the first window comes forward', async () => {
  await till.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const restored = till.app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        app.once('second-instance', () => resolve(BrowserWindow.getAllWindows()[0]?.isMinimized() === false));
      }),
  );
  const { executablePath, args, env } = launchLine({ folder: till.folder });
  const second = spawn(executablePath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  second.stderr.on('data', (data: Buffer) => (said += String(data)));
  const code = await new Promise((resolve) => second.on('close', resolve));
  expect(code).toBe(1);
  expect(said).toContain('already has');
  expect(said).toContain(till.ledger);
  expect(await restored).toBe(true);
});

test('the sandbox is on for an unprivileged user', async () => {
  const nobody = await launch({ asNobody: true });
  expect(await nobody.api((desktop) => desktop.about())).toMatchObject({ folder: nobody.ledger });
  const pids = await nobody.app.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
  );
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // 65534 is nobody; mode 2 is a filter on system calls, which only the sandbox sets.
    expect(status).toMatch(/^Uid:\s+65534\s/mu);
    expect(status).toMatch(/^Seccomp:\s+2$/mu);
  }
});
