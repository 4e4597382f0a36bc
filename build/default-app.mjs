// Stands in for Electron's default app in the registry runtime, which ships without one:
// `electron [-r module] [switches] PATH` loads the app at PATH as the official build does.
import { app } from 'electron';
import fs from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Reads the command line: modules to load first, and the app's folder or file. */
function readArguments(args) {
  const required = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i];
    if (argument === '-r' || argument === '--require') required.push(args[++i]);
    else if (argument === '-v' || argument === '--version') return { version: true, required };
    else if (argument.startsWith('--app=')) return { target: argument.slice('--app='.length), required };
    else if (!argument.startsWith('-')) return { target: argument, required };
  }
  return { required };
}

/** Makes the app look as if its own package.json had started it. */
function introduce(folder) {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) return false;
  const { name, productName, version, desktopName } = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (version) app.setVersion(version);
  app.name = productName || name || app.name;
  app.setDesktopName(desktopName || `${app.name}.desktop`);
  return true;
}

async function load(target) {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  const folder = path.resolve(target);
  const introduced = introduce(folder);
  const entry = Module._resolveFilename(folder, null, true);
  app.setAppPath(introduced ? folder : path.dirname(entry));
  await import(pathToFileURL(entry).href);
}

const { target, required, version } = readArguments(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (required.length > 0) Module._preloadModules(required);
if (target) {
  // Awaited, so that Electron is not ready before the app's own module has run.
  try {
    await load(target);
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
} else {
  console.error('usage: electron [switches] PATH');
  app.exit(2);
}
