// The PDF printer of a shop without hardware: each job is one file in a folder that people open or a sync picks up.
// A file appears whole or not at all. It must not know what is in it.
import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Names that differ only in these would clash or be refused on some file system. */
const UNSAFE = /[^A-Za-z0-9._-]+/gu;
const MAX_NAME = 80;
/** The same name more often than this is not a reprint but a mistake. */
const MAX_TWINS = 99;

export type FileResult =
  | { readonly state: 'sent'; readonly path: string }
  | {
      readonly state: 'failed';
      readonly reason: 'noFolder' | 'notAllowed' | 'full' | 'broken';
      readonly detail: string;
    };

/** Writes `name`.pdf, or `name`-2.pdf and so on where that exists: no file is ever replaced. Always resolves. */
export async function writePdfFile(folder: string, name: string, bytes: Buffer): Promise<FileResult> {
  const plain = name.replace(UNSAFE, '_').slice(0, MAX_NAME);
  const draft = join(folder, `.${plain}.${process.pid}.part`);
  try {
    await writeDurably(draft, bytes);
    return { state: 'sent', path: await publish(folder, plain, draft) };
  } catch (error) {
    return failureOf(folder, error);
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes a free name by creating it, then puts the finished file in its place: what is there is never replaced. */
async function publish(folder: string, plain: string, draft: string): Promise<string> {
  for (let twin = 1; twin <= MAX_TWINS; twin += 1) {
    const path = join(folder, `${plain}${twin === 1 ? '' : `-${twin}`}.pdf`);
    if (await takeName(path)) {
      await rename(draft, path);
      return path;
    }
  }
  throw new Error(`${plain} exists ${MAX_TWINS} times`);
}

async function takeName(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function failureOf(folder: string, error: unknown): FileResult {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return failed('noFolder', `the folder ${folder} is not there`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return failed('notAllowed', `nothing may be written to the folder ${folder}`);
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return failed('full', `the disk of the folder ${folder} is full`);
  return failed('broken', `the file could not be written: ${String(error)}`);
}

function failed(reason: 'noFolder' | 'notAllowed' | 'full' | 'broken', detail: string): FileResult {
  return { state: 'failed', reason, detail };
}
