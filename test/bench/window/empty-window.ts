// Builds the empty window by the tools that build ours: esbuild for its main file, vite for its page.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build as buildMain } from 'esbuild';
import { build as buildPage } from 'vite';
import type { Program } from './electron';

const SOURCE = path.join('test', 'bench', 'window', 'empty');

export async function emptyProgram(folder: string): Promise<Program> {
  const main = path.join(folder, 'main.mjs');
  await Promise.all([
    buildMain({
      entryPoints: [path.join(SOURCE, 'main.ts')],
      outfile: main,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['electron'],
      logLevel: 'warning',
    }),
    buildPage({
      root: SOURCE,
      base: './',
      plugins: [react()],
      configFile: false,
      logLevel: 'warn',
      build: { outDir: path.join(folder, 'page'), emptyOutDir: true, target: 'chrome130' },
    }),
  ]);
  return { target: [main], folder };
}
