// The Debian packages under us: libraries Electron links against, a compiler, a display server, the suite's test tools.
// Installed with apt as root; otherwise the one line to run is printed and setup ends.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isLinux, isRoot, onPath, run, say } from './steps.mjs';

// soname -> Debian package names; the first that apt knows is taken (64-bit time renamed some).
const LIBRARIES = [
  [/^libgtk-3\.so/, ['libgtk-3-0', 'libgtk-3-0t64']],
  [/^lib(nss3|nssutil3|smime3)\.so/, ['libnss3']],
  [/^libnspr4\.so/, ['libnspr4']],
  [/^libasound\.so/, ['libasound2', 'libasound2t64']],
  [/^libgbm\.so/, ['libgbm1']],
  [/^libdrm\.so/, ['libdrm2']],
  [/^libcups\.so/, ['libcups2', 'libcups2t64']],
  [/^libatk-1/, ['libatk1.0-0', 'libatk1.0-0t64']],
  [/^libatk-bridge/, ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64']],
  [/^libatspi/, ['libatspi2.0-0', 'libatspi2.0-0t64']],
  [/^libxkbcommon/, ['libxkbcommon0']],
  [/^libdbus-1/, ['libdbus-1-3']],
  [/^libexpat/, ['libexpat1']],
  [/^libusb-1\.0/, ['libusb-1.0-0']],
  [/^libudev/, ['libudev1']],
  [/^libX|^libxcb|^libcairo|^libpango|^libg(io|lib|object)-/, ['libgtk-3-0', 'libgtk-3-0t64']],
];

// What the suite drives and reads labels with: real X keys, key maps, barcode readers, a PDF renderer, pty pairs.
export const TEST_TOOLS = [
  ['xdotool', 'xdotool'],
  ['setxkbmap', 'x11-xkb-utils'],
  ['zbarimg', 'zbar-tools'],
  ['dmtxread', 'dmtx-utils'],
  ['pdftoppm', 'poppler-utils'],
  ['socat', 'socat'],
  // A print queue of its own: a scheduler that only the tests know, and the programs that talk to it.
  ['cupsd', 'cups'],
  ['lp', 'cups-client'],
];

const APT = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];

const hasDisplay = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Libraries every Electron links against, and those of HID scanners, that this system lacks; asked before any runtime is there. */
export function missingBaseLibraries() {
  const known = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  const base = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1', 'libusb-1.0.so.0', 'libudev.so.1'];
  return base.filter((library) => !known.includes(`\t${library} `));
}

/** Libraries that the runtime in `dist` itself does not find. */
export function missingLibraries(dist) {
  const files = ['electron', 'libGLESv2.so'].map((file) => path.join(dist, file));
  const report = spawnSync('ldd', files, { encoding: 'utf8' }).stdout ?? '';
  const missing = new Set([...report.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]));
  return [...missing].filter((library) => !fs.existsSync(path.join(dist, library)));
}

function fontInstalled() {
  const dirs = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(os.homedir(), '.fonts')];
  return dirs
    .filter((dir) => fs.existsSync(dir))
    .some((dir) => fs.readdirSync(dir, { recursive: true }).some((file) => /\.(ttf|otf|ttc|pfb)$/i.test(String(file))));
}

const compilerThere = () => onPath('g++') && onPath('gcc') && fs.existsSync('/usr/include/stdio.h');

/** What is missing, as [package names to choose from, why]. */
function missingPackages({ libraries, display, compiler, commands }) {
  const missing = [];
  for (const library of libraries ?? []) {
    missing.push([LIBRARIES.find(([pattern]) => pattern.test(library))?.[1] ?? [library], library]);
  }
  if (libraries && !fontInstalled()) missing.push([['fonts-dejavu-core'], 'no font is installed']);
  if (display && !hasDisplay() && !onPath('Xvfb')) missing.push([['xvfb'], 'there is no display, Xvfb makes one']);
  if (compiler && !compilerThere()) missing.push([['g++'], 'better-sqlite3 has to be compiled']);
  for (const [command, name] of commands ?? []) {
    if (!onPath(command)) missing.push([[name], `for its ${command}`]);
  }
  return missing;
}

function aptKnows(name) {
  return /Candidate: (?!\(none\))/.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '');
}

let listsFresh = false;
async function refreshLists() {
  if (listsFresh) return;
  say('apt-get update');
  // An old list may still do: a mirror that is down now is no reason to give up here.
  await run('apt-get', [...APT, 'update', '-qq']).catch((error) => say(error.message));
  listsFresh = true;
}

/**
 * Installs what is missing of: `libraries` (sonames), a `display` server, a `compiler`, `commands` ([command, package]).
 * Throws with the line to run where it may not install, or where the system has no apt.
 */
export async function ensureSystem(wanted) {
  if (!isLinux) return;
  const missing = missingPackages(wanted);
  if (missing.length === 0) return;
  const apt = onPath('apt-get');
  const mayInstall = apt && isRoot && !process.env.UNITILL_NO_APT;
  if (mayInstall) await refreshLists();
  const names = missing.map(([choices]) => (apt && choices.length > 1 && choices.find(aptKnows)) || choices[0]);
  const packages = [...new Set(names)].join(' ');
  for (const [[name], why] of missing) say(`missing: ${name} (${why})`);
  if (!apt) throw new Error(`These system packages are missing (Debian names): ${packages}`);
  if (!mayInstall) {
    const line = `apt-get update && apt-get install -y --no-install-recommends ${packages}`;
    throw new Error(`Run this once, then try again:\n\n    sudo sh -c '${line}'\n`);
  }
  say(`apt-get install ${packages}`);
  await run('apt-get', [...APT, 'install', '-y', '-qq', '--no-install-recommends', ...packages.split(' ')], {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
