// A serial scanner without hardware: a pair of pseudo terminals, of which the till opens one and this writes into the other.
// Speaks bytes as a scanner does; plugging in and pulling out are the pair coming and going.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, watch, type WriteStream } from 'node:fs';
import path from 'node:path';

export class SerialScannerSimulator {
  #pair: ChildProcess | null = null;
  #line: WriteStream | null = null;

  /** `port` is the name that the till opens; it stands in a folder of the test. */
  constructor(readonly port: string) {}

  async plugIn(): Promise<void> {
    const far = `${this.port}.far`;
    const ends = [this.port, far].map((link) => `pty,raw,echo=0,link=${link}`);
    this.#pair = spawn('socat', ends, { stdio: 'ignore' });
    await appeared(this.port);
    await appeared(far);
    this.#line = createWriteStream(far, { flags: 'w' });
    await once(this.#line, 'open');
  }

  async pullOut(): Promise<void> {
    this.#line?.destroy();
    const pair = this.#pair;
    this.#pair = null;
    if (!pair || pair.exitCode !== null) return;
    const ended = once(pair, 'exit');
    pair.kill('SIGTERM');
    await ended;
  }

  /** Sends bytes as they are; resolves when the system has them. */
  async send(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#line?.write(Buffer.from(text, 'latin1'), (error) => (error ? reject(error) : resolve()));
    });
  }
}

async function appeared(file: string): Promise<void> {
  const watcher = watch(path.dirname(file));
  try {
    while (!existsSync(file)) await once(watcher, 'change');
  } finally {
    watcher.close();
  }
}
