// Brings a fresh machine to where the app and its tests run: npm's packages and the system's, the Electron runtime, the
// SQLite addon, a display. Each step is skipped when it is done already; warm, all of it takes a fraction of a second.
//   node build/bootstrap.mjs [--no-electron] [--print-env]
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureAddon } from './setup/addon.mjs';
import { startDisplay } from './setup/display.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { electronExecutable, ensureRuntime } from './setup/runtime.mjs';
import { isLinux, isRoot, say, step, stepTimes, together } from './setup/steps.mjs';
import { ensureSystem, missingBaseLibraries, missingLibraries, TEST_TOOLS } from './setup/system.mjs';

const NODE_API_OF_PREBUILD = 10;
const thisNode = { exe: process.execPath, env: {} };

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node 20.19 or newer is needed, this is ${process.version}`);
}

/**
 * Does what the caller needs and no more: `electron` for a window, `display` to show it on, `tools` for the whole suite.
 * Returns {env, runtime, addon, frameFile}: the environment for child processes, which Electron, where Xvfb draws.
 */
export async function ensure({ electron = true, display = electron, tools = false } = {}) {
  checkNode();
  const libraries = electron && isLinux ? missingBaseLibraries() : undefined;
  const compiler = Number(process.versions.napi) < NODE_API_OF_PREBUILD;
  await together(
    step('npm ci', ensurePackages),
    step('system packages', () => ensureSystem({ libraries, display, compiler, commands: tools ? TEST_TOOLS : [] })),
  );
  let [runtime, addon] = await together(
    electron ? step('electron', ensureRuntime) : undefined,
    step('better-sqlite3 in node', () => ensureAddon([thisNode])),
  );
  if (runtime) {
    if (isLinux) await ensureSystem({ libraries: missingLibraries(runtime.dist) });
    const inElectron = { exe: electronExecutable(runtime.dist), env: { ELECTRON_RUN_AS_NODE: '1' } };
    addon = await step('better-sqlite3 in electron', () => ensureAddon([thisNode, inElectron]));
  }
  const env = childEnvironment(runtime);
  const frameFile = display ? await ensureDisplay(env) : undefined;
  if (process.env.UNITILL_TIMINGS) for (const [name, ms] of stepTimes()) say(`${String(ms).padStart(7)} ms  ${name}`);
  return { env, runtime, addon, frameFile };
}

function childEnvironment(runtime) {
  const env = { ...process.env };
  if (runtime) {
    env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist;
    env.ELECTRON_EXEC_PATH = electronExecutable(runtime.dist);
    env.UNITILL_ELECTRON_SOURCE = runtime.source;
  }
  // Chromium refuses to run as root with its sandbox on; nobody else goes without.
  if (isLinux && isRoot) env.UNITILL_NO_SANDBOX = '1';
  return env;
}

async function ensureDisplay(env) {
  if (!isLinux || env.DISPLAY || env.WAYLAND_DISPLAY) return undefined;
  const { display, frameFile } = await step('Xvfb', startDisplay);
  env.DISPLAY = display;
  return frameFile;
}

/** One line that says what was found, for those who open a window or run tests. */
export function announce({ env, runtime, addon }) {
  const parts = [`node ${process.versions.node}`];
  if (runtime) parts.push(`Electron ${runtime.version} (${runtime.source})`);
  parts.push(`better-sqlite3 ${addon}`);
  if (env.DISPLAY) parts.push(`display ${env.DISPLAY}`);
  say(`ready: ${parts.join(', ')}`);
}

/** Switches Electron is started with, wherever we start it. */
export function electronSwitches(env) {
  return [...(env.UNITILL_NO_SANDBOX ? ['--no-sandbox'] : []), ...(env.UNITILL_VERBOSE ? [] : ['--log-level=3'])];
}

/** Ends the process with one line where setup could not be done: a stack trace would not help. */
export async function ensureOrExit(wanted) {
  try {
    return await ensure(wanted);
  } catch (error) {
    console.error(`\n${process.env.UNITILL_VERBOSE ? error.stack : error.message}`);
    process.exit(1);
  }
}

function printEnvironment(env) {
  for (const name of ['ELECTRON_OVERRIDE_DIST_PATH', 'ELECTRON_EXEC_PATH', 'UNITILL_NO_SANDBOX']) {
    if (env[name]) console.log(`export ${name}=${env[name]}`);
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const done = await ensureOrExit({ electron: !process.argv.includes('--no-electron'), display: false });
  announce(done);
  if (process.argv.includes('--print-env')) printEnvironment(done.env);
}
