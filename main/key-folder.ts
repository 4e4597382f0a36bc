// Where the computer keeps its id and keys: outside every ledger folder (DESIGN 6). The window and the command line share it.
import { homedir } from 'node:os';
import path from 'node:path';

/** UNITILL_KEYS, or the folder for settings of this user. */
export function keyFolder(env: Readonly<Record<string, string | undefined>>): string {
  const given = env['UNITILL_KEYS'];
  if (given) return path.resolve(given);
  if (process.platform === 'win32') return path.join(env['APPDATA'] ?? homedir(), 'Unitill', 'keys');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Unitill', 'keys');
  return path.join(env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'Unitill', 'keys');
}
