// A label printer as a program of its own: listens on TCP, answers ~HS as a ZPL printer does, and prints nothing but
// one JSON line on standard output for each thing that happens. Strict: a command it does not know is an error line.
//
//   node printer-program.mjs MODE [PORT]     MODE: ready | paper-out | open | paused | deaf | mute | http | ssh
//
// deaf never reads, mute reads and never answers (as a printer out of labels does), http and ssh are other services.
import { createServer } from 'node:net';

const mode = process.argv[2] ?? 'ready';
const KNOWN =
  /^(XA|CI28|LH0,0|PW\d+|LL\d+|FO\d+,\d+|FT\d+,\d+|GB\d+,\d+,\d+|BXN,\d+,200,\d+,\d+,,[@!#$%],1|A0N,\d+,\d+|FR|FH\\|FD[^]*|FS|PQ1|XZ)$/;

const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

/** Three lines of flags: paper, pause and buffer in the first, head and ribbon in the second. */
const status = () =>
  `\x02030,${mode === 'paper-out' ? 1 : 0},${mode === 'paused' ? 1 : 0},0203,000,0,0,0,000,0,0,0\x03\r\n` +
  `\x02000,0,${mode === 'open' ? 1 : 0},0,0,2,4,0,00000000,1,000\x03\r\n` +
  '\x021234,0\x03\r\n';

function checkFormat(text) {
  for (const command of text.replace(/\s+$/, '').split('^').slice(1)) {
    if (!KNOWN.test(command)) say({ kind: 'unknown', command });
  }
  say({ kind: 'label', zpl: text });
}

const server = createServer((socket) => {
  socket.on('error', (error) => say({ kind: 'error', code: error.code }));
  if (mode === 'deaf') return void socket.pause();
  if (mode === 'ssh') socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n');
  let received = '';
  socket.on('data', (part) => {
    received += part.toString('utf8');
    if (mode === 'mute' || mode === 'ssh') return;
    if (mode === 'http') return void socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    for (let match; (match = /~HS(\r\n)?|\^XA[^]*?\^XZ\n/.exec(received));) {
      const before = received.slice(0, match.index);
      if (before !== '') say({ kind: 'unknown', command: before });
      received = received.slice(match.index + match[0].length);
      if (match[0].startsWith('~HS')) socket.write(status());
      else checkFormat(match[0]);
    }
  });
  socket.on('end', () => {
    if (received !== '') say({ kind: 'rest', text: received });
    say({ kind: 'closed' });
    socket.end();
  });
});
server.on('error', (error) => say({ kind: 'error', code: error.code }));
server.listen(Number(process.argv[3] ?? 0), '127.0.0.1', () => say({ kind: 'listening', port: server.address().port }));
