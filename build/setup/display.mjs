// A display where there is none: Xvfb on a number that it finds free itself. Its frame buffer lies in a file, so that
// `npm start` on a server can show what the window looks like.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SIZE = '1366x768x24'; // the usual till screen

/** Starts Xvfb; returns {display, frameFile}. It ends with this process. */
export async function startDisplay() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'unitill-display-'));
  const args = ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset', '-fbdir', dir];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.on('exit', () => {
    server.kill();
    fs.rmSync(dir, { recursive: true, force: true });
  });
  const number = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (line) => resolve(String(line).trim()));
  });
  server.unref();
  server.stdio[3].unref();
  return { display: `:${number}`, frameFile: path.join(dir, 'Xvfb_screen0') };
}
