// Where a ledger may lie: never on a network share or in a folder that a sync program copies behind our back (fault 35).
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { faultOf } from './fault';

const NETWORK_TYPES =
  /^(?:nfs\d?|cifs|smb\w*|afs|ncpfs|9p|fuse\.(?:sshfs|rclone|davfs|s3fs|gvfsd-fuse)|davfs|ceph|glusterfs)$/u;
const SYNC_FOLDERS =
  /^(?:dropbox(?: \(.*\))?|onedrive(?: - .*)?|google ?drive|my drive|icloud(?:drive)?|mobile documents|com~apple~clouddocs|nextcloud|owncloud|syncthing|seafile|pcloud ?drive|mega(?:sync)?|box|box sync)$/iu;
const SYNC_MARKS = ['.dropbox', '.dropbox.cache', '.stfolder', '.sync', '.owncloudsync.log', '.tmp.drivedownload'];

/** Throws `ledgerInSyncedFolder` where the folder is shared or synchronised; `folder` may not exist yet. */
export function checkPlace(folder: string): void {
  const real = realPath(path.resolve(folder));
  if (real.startsWith('\\\\') || real.startsWith('//')) refuse(real, 'a network share');
  const type = mountType(real);
  if (type && NETWORK_TYPES.test(type)) refuse(real, `a network file system (${type})`);
  for (let at = real; path.dirname(at) !== at; at = path.dirname(at)) {
    if (SYNC_FOLDERS.test(path.basename(at))) refuse(real, `the synchronised folder ${path.basename(at)}`);
    const mark = SYNC_MARKS.find((name) => existsSync(path.join(at, name)));
    if (mark) refuse(real, `a synchronised folder (${path.basename(at)} holds ${mark})`);
  }
}

function refuse(folder: string, reason: string): never {
  throw faultOf('ledgerInSyncedFolder', `${folder} lies in ${reason}; choose a folder on this computer's own disk`);
}

/** The real path of the nearest parent that exists, with the rest appended. */
export function realPath(folder: string): string {
  let at = folder;
  const rest: string[] = [];
  while (!existsSync(at) && path.dirname(at) !== at) {
    rest.unshift(path.basename(at));
    at = path.dirname(at);
  }
  return path.join(realpathSync(at), ...rest);
}

/** The file system type of the mount that holds a path, on Linux; null elsewhere. */
function mountType(folder: string): string | null {
  if (!existsSync('/proc/mounts')) return null;
  let best: { readonly at: string; readonly type: string } | null = null;
  for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
    const [, at = '', type = ''] = line.split(' ');
    const place = at.replace(/\\040/gu, ' ');
    const inside = folder === place || folder.startsWith(place.endsWith('/') ? place : `${place}/`);
    if (inside && place.length >= (best?.at.length ?? 0)) best = { at: place, type };
  }
  return best?.type ?? null;
}
