// Where the page comes from: app://unitill/ out of the built renderer, with the policy that keeps everything else out.
// A scheme of our own gives the page a real origin; file:// would give it none, and inside an archive no page at all.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';

export const ORIGIN = 'app://unitill';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
};

/** Styles are set inline by the interface library; pictures of labels come as bytes. Nothing else is let in. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. The code cache spares compiling the page's script at each start. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves `folder`, the built renderer, and nothing outside it. */
export function servePage(folder: string): void {
  protocol.handle('app', (request) => answer(folder, request));
}

async function answer(folder: string, request: Request): Promise<Response> {
  const headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' };
  const file = fileOf(folder, request);
  if (file === null) return new Response(null, { status: 403, headers });
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return new Response(null, { status: 404, headers });
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': type } });
}

/** The file that a request means; null where it is not ours to give. */
function fileOf(folder: string, request: Request): string | null {
  const { host, pathname } = new URL(request.url);
  if (request.method !== 'GET' || host !== 'unitill') return null;
  const asked = decoded(pathname);
  if (asked === null || asked.includes('\0')) return null;
  const file = path.join(folder, asked === '/' ? 'index.html' : asked);
  return file.startsWith(folder + path.sep) ? file : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
