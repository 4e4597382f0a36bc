// Turns the source into what runs: main process, its workers, the command line and the preload script by esbuild, the
// renderer by vite. An entry whose source is not there is left out.
import { build, context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './setup/steps.mjs';

// Loaded from node_modules at run time: native code, and libraries that read files beside themselves.
const EXTERNAL = ['electron', 'better-sqlite3', 'node-hid', 'serialport', 'pdfkit', 'bwip-js', 'bwip-js/*', 'koffi'];

// ESM, but for the preload script: a sandboxed preload must be CommonJS. `parts`: what is imported later goes into files of
// its own, or its libraries would be loaded before the program begins.
const ENTRIES = {
  main: { source: 'main/index.ts', out: 'dist/main/index.js', parts: true },
  worker: { source: 'main/ledger-thread/worker.ts', out: 'dist/main/ledger-worker.js' },
  reader: { source: 'main/ledger-thread/reader.ts', out: 'dist/main/ledger-reader.js' },
  preload: { source: 'main/preload.ts', out: 'dist/preload/index.cjs', format: 'cjs' },
  customer: { source: 'main/customer-preload.ts', out: 'dist/preload/customer.cjs', format: 'cjs' },
  cli: { source: 'main/cli.ts', out: 'dist/cli/index.js' },
  simulate: { source: 'test/simulators/index.ts', out: 'dist/simulate/index.js', packages: 'external' },
  bench: { source: 'test/bench/index.ts', out: 'dist/bench/index.js', packages: 'external' },
};
const APP = ['main', 'worker', 'reader', 'preload', 'customer'];
const PART = 'part-[hash]';

// zod brings fifty languages along, half of the bundle; messages are English before our own texts take their place.
const ENGLISH_ZOD = {
  name: 'english-zod',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /locales\/index\.js$/ }, ({ resolveDir, path: file }) => {
      if (!/node_modules[/\\]zod[/\\]/.test(resolveDir)) return undefined;
      const english = path.resolve(resolveDir, path.dirname(file), 'en.js');
      return { path: path.relative(root, english), namespace: 'english-zod' };
    });
    onLoad({ filter: /.*/, namespace: 'english-zod' }, ({ path: file }) => ({
      contents: `export { default as en } from ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`,
      resolveDir: root,
    }));
  },
};

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // The older of the runtimes that must run it: Node 20.18 in Electron 33.
  target: 'node20.18',
  sourcemap: true,
  logLevel: 'warning',
};

function optionsOf(name, plugins = []) {
  const { source, out, format = 'esm', packages, parts = false } = ENTRIES[name];
  const external = packages ? undefined : EXTERNAL;
  const output = parts
    ? { outdir: path.dirname(out), entryNames: path.basename(out, '.js'), chunkNames: PART, splitting: true }
    : { outfile: out };
  return {
    ...COMMON,
    ...output,
    entryPoints: [source],
    format,
    external,
    packages,
    plugins: packages ? plugins : [ENGLISH_ZOD, ...plugins],
  };
}

const present = (names) => names.filter((name) => fs.existsSync(path.join(root, ENTRIES[name].source)));

/** Bundles `names`; each file is put in place by a rename, so that a process starting now reads the old or the new one. */
export async function bundle(...names) {
  await Promise.all(
    present(names).map(async (name) => {
      const { outputFiles } = await build({ ...optionsOf(name), write: false });
      for (const file of outputFiles) {
        fs.mkdirSync(path.dirname(file.path), { recursive: true });
        fs.writeFileSync(`${file.path}.${process.pid}`, file.contents);
        fs.renameSync(`${file.path}.${process.pid}`, file.path);
      }
      if (ENTRIES[name].parts) dropOldParts(outputFiles.map((file) => path.basename(file.path)));
    }),
  );
}

/** Parts of an earlier build have other names and would be packed too. */
function dropOldParts(made) {
  const folder = path.join(root, path.dirname(ENTRIES.main.out));
  const old = fs.readdirSync(folder).filter((name) => name.startsWith('part-') && !made.includes(name));
  for (const name of old) fs.rmSync(path.join(folder, name));
}

export const bundledFile = (name) => path.join(root, ENTRIES[name].out);

/** Everything that the window needs. */
export async function buildApp() {
  await Promise.all([bundle(...APP), buildRenderer()]);
}

async function buildRenderer() {
  if (!fs.existsSync(path.join(root, 'renderer', 'index.html'))) return;
  const vite = await import('vite');
  await vite.build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
}

/** Bundles the app's main side, and again at each change; resolves after the first time, calls `changed` after later ones. */
export async function watchApp(changed) {
  await Promise.all(
    present(APP).map(
      (name) =>
        new Promise((resolve, reject) => {
          let builds = 0;
          const onEnd = ({ errors }) => {
            builds += 1;
            if (builds === 1) resolve();
            else if (errors.length === 0) changed();
          };
          const plugins = [{ name: 'tell', setup: (build) => build.onEnd(onEnd) }];
          context(optionsOf(name, plugins)).then((watcher) => watcher.watch(), reject);
        }),
    ),
  );
}
