// Finds the sample store among the assets: beside the sources, beside the bundle, or inside the package.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SampleStore } from '../db/ledger/sample-types';

/** Reads assets/samples/store.json from the nearest folder above that holds it. */
export function readSampleStore(): SampleStore {
  return JSON.parse(readFileSync(assetFile(path.join('samples', 'store.json')), 'utf8')) as SampleStore;
}

/** The path of a file under assets/. */
export function assetFile(name: string): string {
  for (let at = path.dirname(fileURLToPath(import.meta.url)); path.dirname(at) !== at; at = path.dirname(at)) {
    const file = path.join(at, 'assets', name);
    if (existsSync(file)) return file;
  }
  throw new Error(`assets/${name} is missing`);
}
