// The Nodes besides this one that the product's database code meets. A plain Node 24 loads the addon as it is shipped,
// which is the path a current Electron takes; Electron's own Node cannot require() ESM and is the oldest.
import fs from 'node:fs';
import path from 'node:path';
import { electronExecutable, extractFile, fetchPackage } from './runtime.mjs';
import { cacheRoot, locked, pins, root, say } from './steps.mjs';

const pin = pins.plainNode[`${process.platform}-${process.arch}`];

async function plainNode() {
  const executable = path.join(cacheRoot, `node-${pin.version}`, 'node');
  await locked('node', async () => {
    if (fs.existsSync(executable)) return;
    say(`taking Node ${pin.version} from the npm registry (${pin.package})`);
    const folder = fs.mkdtempSync(path.join(cacheRoot, 'unpack-'));
    try {
      const file = await extractFile(await fetchPackage(pin, folder), pin.executable, folder);
      fs.mkdirSync(path.dirname(executable), { recursive: true });
      fs.renameSync(file, executable);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
  return executable;
}

/** [{title, name, exe, env}], for what `ensure` returned. Where no plain Node is pinned, only Electron's. */
export async function otherNodes({ env, runtime }) {
  const nodes = [];
  if (pin) {
    const shipped = path.join(root, 'build', 'setup', 'shipped-addon.cjs');
    nodes.push({
      title: `Node ${pin.version} with the shipped addon`,
      name: 'vitest-node',
      exe: await plainNode(),
      env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --require=${JSON.stringify(shipped)}` },
    });
  }
  if (runtime) {
    nodes.push({
      title: `the Node of Electron ${runtime.version}`,
      name: 'vitest-electron',
      exe: electronExecutable(runtime.dist),
      env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    });
  }
  return nodes;
}
