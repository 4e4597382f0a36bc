// npm run package [-- TARGET...] [--release]: packs the app with the Electron that setup found; `dir` where no target is
// named. Without --release the result is a test package: named so, with a data folder of its own, and it says so in About.
// A release is packed with the pinned Electron and no other. UNITILL_INSPECTABLE=1 packs one that tests can drive.
import path from 'node:path';
import { announce, ensureOrExit } from './bootstrap.mjs';
import { isLinux, onPath, readJson, root } from './setup/steps.mjs';
import { ensureSystem } from './setup/system.mjs';

const TEST = { productName: 'Unitill Test', executableName: 'unitill-test', appId: 'example.unitill.test' };
const NEEDS_7ZIP = ['zip', 'tar.gz', 'tar.xz', 'tar.bz2', '7z'];

const args = process.argv.slice(2);
const release = args.includes('--release');
const named = args.filter((argument) => !argument.startsWith('--'));
const targets = named.length > 0 ? named : ['dir'];

/** electron-builder would fetch its own packing tools; on Debian the system's do. */
async function preferSystemTools(env) {
  const commands = [];
  if (targets.some((target) => NEEDS_7ZIP.includes(target))) commands.push(['7za', 'p7zip-full']);
  if (targets.includes('rpm')) commands.push(['rpmbuild', 'rpm']);
  await ensureSystem({ commands });
  if (onPath('7za')) env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7za';
  if (onPath('dpkg-deb')) env.CUSTOM_FPM_PATH ??= path.join(root, 'build', 'fpm.mjs');
}

/** What this package differs in from electron-builder.yml, which it is merged with. */
function differences({ dist, version }) {
  const { name } = readJson(root, 'package.json');
  const inspectable = Boolean(process.env.UNITILL_INSPECTABLE);
  const testNames = { name: `${name}-test`, productName: TEST.productName, desktopName: `${name}-test.desktop` };
  return {
    extends: path.join(root, 'electron-builder.yml'),
    electronDist: dist,
    electronVersion: version,
    ...(release ? {} : TEST),
    // The app reads `unitillPackage` from its package.json and says it in About.
    extraMetadata: release ? { unitillPackage: 'release' } : { unitillPackage: 'test', ...testNames },
    // A release runs on the shipped addon; the one compiled here is for older runtimes.
    files: release ? ['!**/node_modules/better-sqlite3/build/**'] : [],
    ...(inspectable ? { directories: { output: 'release-inspectable' } } : {}),
    electronFuses: { enableNodeCliInspectArguments: inspectable },
  };
}

const done = await ensureOrExit({ display: false });
announce(done);
const { runtime } = done;
const pinned = readJson(root, 'package.json').devDependencies.electron;
if (release && (runtime.source !== 'official' || runtime.version !== pinned)) {
  console.error(`A release is packed with Electron ${pinned}; here is ${runtime.version} (${runtime.source}).`);
  process.exit(1);
}
if (isLinux) await preferSystemTools(process.env);

const { buildApp } = await import('./bundle.mjs');
await buildApp();
const { build, Platform } = await import('electron-builder');
await build({
  targets: Platform.current().createTarget(targets),
  publish: 'never',
  projectDir: root,
  config: differences(runtime),
});
