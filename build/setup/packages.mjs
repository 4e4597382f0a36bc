// Brings node_modules to what package-lock.json says, and skips that in a millisecond when it is already there.
import fs from 'node:fs';
import path from 'node:path';
import { digest, npm, readJson, root, say } from './steps.mjs';

const stamp = path.join(root, 'node_modules', '.deps-stamp');

/** A key that changes whenever `npm ci` would install something else. */
function wantedKey() {
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = readJson(
    root,
    'package.json',
  );
  const wanted = JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides, allowScripts]);
  const lock = digest('sha256', fs.readFileSync(path.join(root, 'package-lock.json')), 'hex');
  return digest('sha256', `${process.platform}-${process.arch}\n${wanted}\n${lock}`, 'hex');
}

function installed(key) {
  if (!fs.existsSync(path.join(root, 'node_modules', '.package-lock.json'))) return false;
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === key;
}

export async function ensurePackages() {
  const key = wantedKey();
  if (installed(key)) return;
  say('npm ci (node_modules is missing or differs from the lock)');
  await npm(['ci', '--loglevel=error', '--no-audit', '--no-fund']);
  fs.writeFileSync(stamp, key);
}
