// Makes better-sqlite3 load in the runtimes at hand. Its prebuild needs Node-API 10 (Node 22.14, Electron 35); below
// that it is compiled once with the experimental Node-API, which loads in old and new runtimes alike, and cached.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheRoot, digest, locked, pins, readJson, root, run, say, step } from './steps.mjs';
import { ensureSystem } from './system.mjs';

const PROBE_TIMEOUT_MS = 30_000;
const KNOWN_PAIRINGS = 8; // this Node and two Electrons, with room for a change of each
const PROBE =
  'const D=require(process.argv[1]);const d=new D(":memory:");' +
  'if(d.prepare("select 1 as one").get().one!==1)process.exit(1);d.close()';

const addonDir = path.join(root, 'node_modules', 'better-sqlite3');
const builtFile = path.join(addonDir, 'build', 'Release', 'better_sqlite3.node');

const knownFile = path.join(root, 'node_modules', '.addon-loads.json');

/** A key that changes with the runtime or the addon. */
function pairing(exe) {
  const stamp = (file) => {
    const { size, mtimeMs } = fs.statSync(file);
    return `${file}|${size}|${mtimeMs}`;
  };
  return `${stamp(exe)}|${stamp(fs.existsSync(builtFile) ? builtFile : path.join(addonDir, 'package.json'))}`;
}

/** Whether the addon opens a database in `runtime` ({exe, env}). What was found once is not tried again. */
function loadsIn({ exe, env }) {
  const known = fs.existsSync(knownFile) ? readJson(knownFile) : [];
  const key = pairing(exe);
  if (known.includes(key)) return true;
  if (!probe(exe, env)) return false;
  fs.writeFileSync(knownFile, JSON.stringify([...known, key].slice(-KNOWN_PAIRINGS)));
  return true;
}

/** A prebuild for a newer Node-API ends the process that loads it, so only a child can try. */
function probe(exe, env) {
  const child = spawnSync(exe, ['-e', PROBE, addonDir], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    timeout: PROBE_TIMEOUT_MS,
  });
  return child.status === 0;
}

/** Returns 'prebuilt' or 'compiled here' once the addon loads in every one of `runtimes`. */
export async function ensureAddon(runtimes) {
  if (runtimes.every(loadsIn)) return fs.existsSync(builtFile) ? 'compiled here' : 'prebuilt';
  const { version } = readJson(addonDir, 'package.json');
  const glibc = process.report?.getReport().header.glibcVersionRuntime;
  const made = [version, process.platform, process.arch, glibc, pins.addonFlags, pins.layout].join('|');
  const cached = path.join(cacheRoot, `better-sqlite3-${version}-${digest('sha256', made, 'hex').slice(0, 16)}.node`);
  await locked('addon', async () => {
    if (fs.existsSync(cached)) return;
    await ensureSystem({ compiler: true });
    say(`compiling better-sqlite3 ${version} (its prebuild needs a newer Node-API than this runtime has)`);
    await step('better-sqlite3: compile', () => compile(cached));
  });
  fs.mkdirSync(path.dirname(builtFile), { recursive: true });
  // Replaced by a rename, so that a process which has the old file loaded keeps it.
  fs.copyFileSync(cached, `${builtFile}.${process.pid}`);
  fs.renameSync(`${builtFile}.${process.pid}`, builtFile);
  if (!runtimes.every(loadsIn)) throw new Error('better-sqlite3 was compiled but does not load');
  return 'compiled here';
}

/** The package's own SQLite options, as compiler switches. */
function sqliteOptions() {
  const gyp = fs.readFileSync(path.join(addonDir, 'deps', 'defines.gypi'), 'utf8');
  return [...gyp.matchAll(/'([A-Z][A-Z0-9_]+(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
}

function firstExisting(dirs, file) {
  const dir = dirs.find((candidate) => fs.existsSync(path.join(candidate, file)));
  if (!dir) throw new Error(`${file} was not found: is node_modules whole?`);
  return dir;
}

async function compile(target) {
  const sqlite = path.join(addonDir, 'deps', 'sqlite3', 'sqlite3.c');
  const nodeHeaders = firstExisting(
    [
      path.resolve(path.dirname(process.execPath), '..', 'include', 'node'),
      path.join(root, 'node_modules', 'node-api-headers', 'include'),
    ],
    'node_api.h',
  );
  const cppHeaders = firstExisting(
    [path.join(addonDir, 'node_modules', 'node-addon-api'), path.join(root, 'node_modules', 'node-addon-api')],
    'napi.h',
  );
  const common = [...pins.addonFlags.split(' '), '-fPIC', '-w', '-DNDEBUG', ...sqliteOptions()];
  common.push(`-I${path.dirname(sqlite)}`);
  const addon = ['-std=c++20', '-fvisibility=hidden', '-fvisibility-inlines-hidden', '-DNAPI_EXPERIMENTAL'];
  addon.push('-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', '-DNAPI_DISABLE_CPP_EXCEPTIONS');
  addon.push('-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS', '-DBUILDING_NODE_EXTENSION');
  addon.push(`-I${nodeHeaders}`, `-I${cppHeaders}`);
  const source = path.join(addonDir, 'src', 'better_sqlite3.cpp');
  const out = fs.mkdtempSync(path.join(cacheRoot, 'addon-'));
  const at = (file) => path.join(out, file);
  try {
    await Promise.all([
      run('gcc', ['-c', ...common, sqlite, '-o', at('sqlite3.o')]),
      run('g++', ['-c', ...common, ...addon, source, '-o', at('addon.o')]),
    ]);
    const link = ['-shared', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', at('addon.o'), at('sqlite3.o'), '-ldl'];
    await run('g++', [...link, '-o', at('addon.node')]);
    fs.renameSync(at('addon.node'), target);
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
}
