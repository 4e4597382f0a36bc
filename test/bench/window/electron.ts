// How the benchmark starts Electron: our program on a ledger, or the empty one, each with a profile folder of its own.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { windowEnvironment } from '../engine';

const ROOT = process.cwd();

export type Program = {
  /** The folder or file that Electron is given, and what follows it. */
  readonly target: readonly string[];
  /** Holds the profile, and for our program the keys. */
  readonly folder: string;
};

/** Our program on the ledger of a benchmark's folder. */
export function ourProgram(folder: string): Program {
  return { target: [ROOT, '--ledger', path.join(folder, 'ours', 'ledger')], folder };
}

/** Why no window can be measured here, or null. */
export function whyNoWindow(): string | null {
  if (!process.env['ELECTRON_EXEC_PATH']) return 'there is no Electron in this run';
  const needsDisplay = process.platform === 'linux';
  if (needsDisplay && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  const built = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'];
  const missing = built.find((name) => !existsSync(path.join(ROOT, 'dist', name)));
  return missing === undefined ? null : `dist/${missing} is not built`;
}

export function electronExecutable(): string {
  return process.env['ELECTRON_EXEC_PATH'] ?? 'electron';
}

/** The arguments for Electron; `before` come first, such as `-r FILE`. */
export function argumentsFor(program: Program, before: readonly string[] = []): string[] {
  const sandbox = process.env['UNITILL_NO_SANDBOX'] ? ['--no-sandbox'] : [];
  return [...before, ...sandbox, '--log-level=3', ...program.target];
}

export function environmentFor({ folder }: Program): Record<string, string> {
  return {
    ...windowEnvironment(),
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
    XDG_CONFIG_HOME: folder,
    UNITILL_KEYS: path.join(folder, 'ours', 'keys'),
  };
}
