// Reads ESC/POS as a printer does: bytes to what stands on the paper. Written from the command reference and apart from the
// program's encoder; it throws on every command that it does not know or that is cut short.

export type SlipEvent =
  | {
      readonly kind: 'line';
      readonly text: string;
      readonly bold: boolean;
      /** White on black. */
      readonly inverse: boolean;
      readonly scale: number;
      /** Of the face that is 12 dots wide. */
      readonly columns: number;
    }
  | { readonly kind: 'code128'; readonly text: string; readonly dots: number }
  | { readonly kind: 'drawer'; readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number }
  | { readonly kind: 'cut'; readonly partial: boolean };

/** The upper half of cp858, from the table of IBM: cp850 with the euro at D5. */
const CP858 =
  'ÇüéâäàåçêëèïîìÄÅ' +
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»' +
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´' +
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** What Windows-1252 has where Latin-1 has controls; Node's own decoder takes it for Latin-1. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const PAGES: Readonly<Record<number, (byte: number) => string>> = {
  16: (byte) => WINDOWS_1252[byte - 0x80] ?? String.fromCharCode(byte),
  17: (byte) => new TextDecoder('ibm866').decode(Uint8Array.of(byte)),
  19: (byte) => CP858[byte - 0x80] ?? '',
};

type Reader = { readonly bytes: Buffer; at: number };
type Style = { bold: boolean; inverse: boolean; scale: number; page: number; barDots: number };

const plain = (): Style => ({ bold: false, inverse: false, scale: 1, page: 0, barDots: 3 });

/** All that a job does, in order. Throws where a printer would print rubbish. */
export function readEscposJob(bytes: Buffer): readonly SlipEvent[] {
  const reader: Reader = { bytes, at: 0 };
  const events: SlipEvent[] = [];
  let style = plain();
  let line = '';
  let printed = style;
  const flush = (): void => {
    const { bold, inverse, scale } = line === '' ? style : printed;
    events.push({ kind: 'line', text: line, bold, inverse, scale, columns: line.length * scale });
    line = '';
  };
  while (reader.at < bytes.length) {
    const byte = take(reader, 1)[0] ?? 0;
    if (byte === 0x0a) flush();
    else if (byte === 0x1b) style = escape(reader, style, events, line !== '');
    else if (byte === 0x1c)
      expectBytes(reader, [0x2e], 'FS'); // no Chinese characters
    else if (byte === 0x1d) group(reader, style, events);
    else if (byte < 0x20 || byte === 0x7f) throw new Error(`control ${byte.toString(16)} at ${reader.at - 1}`);
    else {
      if (line === '') printed = { ...style };
      line += byte < 0x80 ? String.fromCharCode(byte) : ofPage(style.page, byte);
    }
  }
  if (line !== '') throw new Error(`${JSON.stringify(line)} stays in the printer: no line end`);
  return events;
}

function ofPage(page: number, byte: number): string {
  const decode = PAGES[page];
  if (!decode) throw new Error(`code page ${page} is not known here`);
  return decode(byte);
}

function take(reader: Reader, count: number): Buffer {
  if (reader.at + count > reader.bytes.length) throw new Error(`cut short at ${reader.at}`);
  const part = reader.bytes.subarray(reader.at, reader.at + count);
  reader.at += count;
  return part;
}

function expectBytes(reader: Reader, allowed: readonly number[], what: string): number {
  const byte = take(reader, 1)[0] ?? 0;
  if (!allowed.includes(byte)) throw new Error(`${what} ${byte.toString(16)} at ${reader.at - 1}`);
  return byte;
}

function escape(reader: Reader, style: Style, events: SlipEvent[], inLine: boolean): Style {
  const command = take(reader, 1)[0];
  if (command === 0x40) return plain();
  if (command === 0x4d) expectBytes(reader, [0], 'face');
  else if (command === 0x74) return { ...style, page: take(reader, 1)[0] ?? 0 };
  else if (command === 0x45) return { ...style, bold: expectBytes(reader, [0, 1], 'bold') === 1 };
  else if (command === 0x61) {
    if (inLine) throw new Error(`alignment inside a line at ${reader.at}`);
    expectBytes(reader, [0, 1, 2], 'alignment');
  } else if (command === 0x70) {
    const pin = expectBytes(reader, [0, 1], 'drawer pin') === 0 ? 2 : 5;
    // Times come in steps of 2 ms.
    const [on = 0, off = 0] = take(reader, 2);
    events.push({ kind: 'drawer', pin, onMs: on * 2, offMs: off * 2 });
  } else throw new Error(`ESC ${command?.toString(16)} at ${reader.at - 1}`);
  return style;
}

function group(reader: Reader, style: Style, events: SlipEvent[]): void {
  const command = take(reader, 1)[0];
  if (command === 0x21) style.scale = scaleOf(take(reader, 1)[0] ?? 0);
  else if (command === 0x42) style.inverse = expectBytes(reader, [0, 1], 'inverse') === 1;
  else if (command === 0x68) take(reader, 1);
  else if (command === 0x48) expectBytes(reader, [0], 'text of the bars');
  else if (command === 0x77) style.barDots = expectBytes(reader, [2, 3, 4, 5, 6], 'width of bars');
  else if (command === 0x6b) events.push(code128(reader, style.barDots));
  else if (command === 0x56) events.push({ kind: 'cut', partial: expectBytes(reader, [0, 1], 'cut') === 1 });
  else throw new Error(`GS ${command?.toString(16)} at ${reader.at - 1}`);
}

function scaleOf(size: number): number {
  const wide = (size >> 4) + 1;
  if (wide !== (size & 0x0f) + 1) throw new Error(`letters ${size.toString(16)} are stretched`);
  return wide;
}

/** Length, then set B with one module pattern of eleven for start, each character and the check, and thirteen for stop. */
function code128(reader: Reader, dots: number): SlipEvent {
  expectBytes(reader, [0x49], 'kind of bars');
  const data = take(reader, take(reader, 1)[0] ?? 0).toString('latin1');
  if (!data.startsWith('{B')) throw new Error(`Code 128 without its set: ${JSON.stringify(data)}`);
  const text = data.slice(2);
  return { kind: 'code128', text, dots: (11 * (text.length + 2) + 13) * dots };
}

/** The paper as plain text, for people: bars and cut as a word in brackets. */
export function slipText(events: readonly SlipEvent[]): string {
  return events.map(rowText).join('\n');
}

function rowText(event: SlipEvent): string {
  if (event.kind === 'line') return event.inverse ? `[[${event.text}]]` : event.text;
  if (event.kind === 'code128') return `[code 128: ${event.text}]`;
  if (event.kind === 'cut') return `[${event.partial ? 'partial ' : ''}cut]`;
  return `[drawer, pin ${event.pin}: ${event.onMs} ms on, ${event.offMs} ms off]`;
}
