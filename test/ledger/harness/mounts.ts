// File systems of a known size or kind, mounted for one test. Mounting needs root on Linux; where it is not permitted the test
// fails and says so, since a skipped test of a full disk proves nothing.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Mount = { readonly folder: string; readonly remount: (options: string) => void; readonly drop: () => void };

function mount(...words: readonly string[]): void {
  try {
    execFileSync('mount', words, { stdio: 'pipe' });
  } catch (error) {
    throw new Error(`mount ${words.join(' ')} is not permitted here; run this test as root on Linux`, { cause: error });
  }
}

/** Mounts a file system in memory, of `size` bytes. */
export function mountMemory(size: number): Mount {
  const folder = mkdtempSync(path.join(tmpdir(), 'unitill-mount-'));
  mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
  return {
    folder,
    remount: (options) => mount('-o', `remount,${options}`, folder),
    drop: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Mounts a network file system on a folder, of the type that a share over SSH has. Its server is gone at once, as a share whose
 * line is cut: the mount is real, and nothing on it can be read. Gives what unmounts it.
 */
export function mountNetwork(folder: string): () => void {
  const device = openSync('/dev/fuse', 'r+');
  const options = 'fd=3,rootmode=40000,user_id=0,group_id=0';
  try {
    execFileSync('mount', ['-i', '-t', 'fuse.sshfs', '-o', options, 'store:/till', folder], {
      stdio: ['ignore', 'pipe', 'pipe', device],
    });
  } catch (error) {
    throw new Error('a network mount is not permitted here; run this test as root on Linux with fuse', {
      cause: error,
    });
  } finally {
    closeSync(device);
  }
  return () => execFileSync('umount', ['-l', folder]);
}
