// A printer on a serial cable. Loaded when one is set, since its native part costs a start that has none nothing.
import type { RawQuestion, SendResult, Wire } from './raw-talk';
import { failureOf, RAW_LIMITS, talk } from './raw-talk';

/** 8 data bits, no parity, one stop bit: what makers deliver. */
export type SerialTarget = { readonly path: string; readonly baudRate: number };

/** Opens the port, asks, writes and closes it, so that nothing else finds it taken. Always resolves. */
export async function sendSerial(
  target: SerialTarget,
  bytes: Buffer,
  question: RawQuestion,
  totalMs: number,
): Promise<SendResult> {
  try {
    return await talk(await wireTo(target), bytes, question, { ...RAW_LIMITS, totalMs });
  } catch (error) {
    return failureOf(error);
  }
}

async function wireTo({ path, baudRate }: SerialTarget): Promise<Wire> {
  const { SerialPort } = await import('serialport');
  const stream = new SerialPort({ path, baudRate, autoOpen: false });
  // Says why as other ports do: the library's own errors carry no code but the system's word in their text.
  const opened = new Promise<void>((resolve, reject) =>
    stream.open((error) => (error ? reject(withCode(error)) : resolve())),
  );
  opened.catch(() => undefined);
  const close = (): void => void (stream.isOpen && stream.close());
  return { stream, opened, hangUp: () => stream.drain(close), cut: close };
}

const SYSTEM_WORDS: readonly (readonly [RegExp, string])[] = [
  [/no such file|file not found|unknown error code 31/iu, 'ENOENT'],
  [/permission denied|access denied/iu, 'EACCES'],
  [/cannot lock|busy/iu, 'EBUSY'],
];

function withCode(error: Error): Error {
  const code = SYSTEM_WORDS.find(([words]) => words.test(error.message))?.[1];
  return code === undefined ? error : Object.assign(error, { code });
}
