// What every setup step stands on: where things lie, one line said a step, child processes that never outlive us,
// and a lock so that two checkouts may set up at the same time. Plain Node: it must work before `npm ci` has run.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const pins = JSON.parse(fs.readFileSync(path.join(root, 'build', 'runtime.json'), 'utf8'));
export const isLinux = process.platform === 'linux';
export const isRoot = process.getuid?.() === 0;
// Root's own home is closed to others, and the test of Chromium's sandbox runs this Electron as nobody.
const cacheHome = process.env.XDG_CACHE_HOME || (isLinux && isRoot ? '/var/cache' : path.join(os.homedir(), '.cache'));
// Outside node_modules, which `npm ci` wipes, and shared by all checkouts on this machine.
export const cacheRoot = process.env.UNITILL_CACHE || path.join(cacheHome, 'unitill-toolchain');

const LOCK_WAIT_MS = 600_000; // a cold setup on a slow disk takes a minute; ten are a stuck one
const LOCK_POLL_MS = 250;

const startedAt = performance.now();
const timings = [];

/** One line about what setup does now, on standard error. */
export function say(message) {
  console.error(`[setup +${((performance.now() - startedAt) / 1000).toFixed(1)}s] ${message}`);
}

/** Runs one step and remembers how long it took. */
export async function step(name, work) {
  const from = performance.now();
  try {
    return await work();
  } finally {
    timings.push([name, Math.round(performance.now() - from)]);
  }
}

export const stepTimes = () => timings;

/** Runs all to their end, then the first failure counts: a half-done apt or npm must not be left behind. */
export async function together(...work) {
  const done = await Promise.allSettled(work);
  const failed = done.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return done.map((result) => result.value);
}

export const digest = (algorithm, data, encoding) => createHash(algorithm).update(data).digest(encoding);

export const onPath = (command) =>
  (process.env.PATH || '').split(path.delimiter).some((dir) => dir && fs.existsSync(path.join(dir, command)));

export const readJson = (...parts) => JSON.parse(fs.readFileSync(path.join(...parts), 'utf8'));

const children = new Set();
process.on('exit', () => {
  // SIGKILL, since `npm ci` ignores SIGTERM for long enough to run beside the next one.
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(128 + os.constants.signals[signal]));
}

/** Runs a program to its end; rejects unless it ended with 0. What it prints goes to standard error. */
export function run(command, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    children.add(child);
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      children.delete(child);
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}`));
    });
  });
}

/** Runs npm: the one that started us where there is one, so that its settings count. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli && /\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options });
}

/** Lets one process at a time into `work`, over all checkouts that share the cache; a dead holder's lock is taken. */
export async function locked(name, work) {
  const lock = path.join(cacheRoot, `${name}.lock`);
  fs.mkdirSync(cacheRoot, { recursive: true });
  for (let waitedMs = 0; !takeLock(lock); waitedMs += LOCK_POLL_MS) {
    if (waitedMs > LOCK_WAIT_MS) throw new Error(`${lock} is held by another process for too long`);
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function takeLock(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!holderAlive(lock)) fs.rmSync(lock, { force: true });
  return false;
}

function holderAlive(lock) {
  try {
    process.kill(Number(fs.readFileSync(lock, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
