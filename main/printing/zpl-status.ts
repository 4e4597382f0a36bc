// The answer of a ZPL printer to ~HS: three lines of flags between STX and ETX (ZPL II programming guide, ~HS).
// Says whether a label may be sent now; it must not know sockets.

/** The line end means nothing to a printer, but makes a web server or a login on that port show itself. */
export const ASK_STATUS = '~HS\r\n';

const STX = 0x02;
const ETX = 0x03;
const LINES = 3;

/** `more`: the answer is not whole yet. `note`: what to see to soon. `fault`: a sentence on why nothing should be sent. */
export type StatusVerdict =
  | { readonly kind: 'more' }
  | { readonly kind: 'ready'; readonly note?: string }
  | { readonly kind: 'fault'; readonly reason: 'notReady' | 'otherService'; readonly detail: string };

/** Reads what has come so far. A first byte other than STX is no printer: a web server, a login, a terminal. */
export function readStatus(answer: Buffer): StatusVerdict {
  if (answer.length === 0) return { kind: 'more' };
  if (answer[0] !== STX) {
    const start = JSON.stringify(answer.subarray(0, 40).toString('latin1'));
    return { kind: 'fault', reason: 'otherService', detail: `no label printer answers there but ${start}` };
  }
  if (answer.filter((byte) => byte === ETX).length < LINES) return { kind: 'more' };
  const [first = '', second = ''] = answer.toString('latin1').split('\x03');
  const trouble = troubleOf(fieldsOf(first), fieldsOf(second));
  return trouble === null ? { kind: 'ready' } : { kind: 'fault', reason: 'notReady', detail: trouble };
}

function fieldsOf(line: string): readonly string[] {
  return line.slice(line.indexOf('\x02') + 1).split(',');
}

/** A paused printer keeps the label and prints it when somebody presses the key: later than anyone wants it. */
function troubleOf(first: readonly string[], second: readonly string[]): string | null {
  if (first[1] === '1') return 'the printer is out of labels';
  if (second[2] === '1') return 'the print head of the printer is open';
  if (second[3] === '1') return 'the printer is out of ribbon';
  if (first[2] === '1') return 'the printer is paused';
  if (first[5] === '1') return 'the memory of the printer is full';
  return null;
}
