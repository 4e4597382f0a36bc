// Which engine the figures are of: the one that the program ships with, Electron's, run without a window.
// Where there is none, Node itself; the table says which it was.
import { spawnSync } from 'node:child_process';

/** Set for the run inside Electron, so that it does not start itself again. */
const INSIDE = 'ELECTRON_RUN_AS_NODE';

/** Runs this very program in Electron's engine and ends with its status; does nothing there, or where there is none. */
export function enterShippedEngine(): void {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (process.versions['electron'] !== undefined || electron === undefined) return;
  const { status } = spawnSync(electron, ['--enable-source-maps', ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  process.exit(status ?? 1);
}

/** The environment for a program with a window: not the one of this run. */
export function windowEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined.filter(([name]) => name !== INSIDE));
}

/** The engine's name and version, for the table. */
export function engineName(): string {
  const { electron, node } = process.versions as { electron?: string; node: string };
  return electron === undefined ? `Node ${node}` : `Electron ${electron} (Node ${node})`;
}
