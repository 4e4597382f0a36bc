// The talk with a printer over a line that carries both ways: asks its state, writes, and asks again, with a limit on every
// wait. Knows one line and one question; it must not know sockets, cables or what the bytes say. `sent` means handed over
// to a printer that answered, never that paper came out (fault R19).
import type { Duplex } from 'node:stream';
import { after } from './after';
import type { StatusVerdict } from './zpl-status';

/** A line to a printer that is being opened. */
export type Wire = {
  readonly stream: Duplex;
  readonly opened: Promise<void>;
  /** Lets what was written go out, and closes our side. */
  readonly hangUp: () => void;
  /** Closes at once, whatever is still waiting. */
  readonly cut: () => void;
};

/** The question that a ready printer answers; not asked (null) where a print server in between swallows answers. */
export type RawQuestion = {
  readonly ask: string | null;
  readonly read: (answer: Buffer) => StatusVerdict;
  /** Asked once more after the last byte: a printer that answers at any time shows whether it got to the end. */
  readonly again?: boolean;
};

/** Milliseconds for each step. */
export type RawLimits = {
  readonly connectMs: number;
  readonly answerMs: number;
  readonly writeMs: number;
  /** How long to wait for the printer to hang up; it need not. */
  readonly closeMs: number;
  /** For all steps up to the last byte: a job has a deadline. */
  readonly totalMs: number;
};

/** A printer on the shop's own network connects within a few milliseconds; a sleeping one wakes in two seconds. */
export const RAW_LIMITS: RawLimits = {
  connectMs: 3_000,
  answerMs: 3_000,
  writeMs: 10_000,
  closeMs: 500,
  totalMs: 15_000,
};

/** Any printer's answer is shorter; another service may talk for ever. */
const MAX_ANSWER_BYTES = 4_096;

type SendFailure = 'refused' | 'unreachable' | 'timeout' | 'otherService' | 'notReady' | 'notAllowed' | 'broken';

export type SendResult =
  /** `note`: what somebody should see to soon, such as paper near its end. */
  | { readonly state: 'sent'; readonly bytes: number; readonly note?: string }
  | { readonly state: 'failed'; readonly reason: SendFailure; readonly detail: string };

/** Opens, asks, writes, hangs up. Always resolves; the line is closed when it does. */
export async function talk(
  wire: Wire,
  bytes: Buffer,
  question: RawQuestion,
  limits: RawLimits = RAW_LIMITS,
): Promise<SendResult> {
  const line = listenTo(wire.stream);
  const total = after(limits.totalMs);
  void total.done.then(() => wire.stream.destroy(new Failure('timeout', 'the time for this job ran out')));
  try {
    await within(limits.connectMs, line, wire.opened, 'the printer does not answer');
    const verdict = await ask(wire.stream, line, question, limits.answerMs);
    if (verdict.kind === 'fault') return failed(verdict.reason, verdict.detail);
    await within(limits.writeMs, line, written(wire.stream, bytes), 'the printer stopped taking data');
    const end = question.again && question.ask !== null ? await askAgain(wire.stream, line, question, limits) : verdict;
    total.stop();
    if (end.kind === 'fault') return failed(end.reason, `${end.detail}${AFTERWARDS}`);
    const last = await hangUp(wire, line, question, limits.closeMs);
    return last.kind === 'fault' ? failed(last.reason, last.detail) : sent(bytes.length, end);
  } catch (error) {
    return failureOf(error);
  } finally {
    total.stop();
    wire.cut();
  }
}

async function ask(stream: Duplex, line: Line, question: RawQuestion, answerMs: number): Promise<StatusVerdict> {
  if (question.ask === null) return { kind: 'ready' };
  stream.write(question.ask);
  return within(answerMs, line, line.until(question.read), SILENT);
}

async function askAgain(stream: Duplex, line: Line, question: RawQuestion, limits: RawLimits): Promise<StatusVerdict> {
  line.forget();
  stream.write(question.ask);
  return within(limits.answerMs, line, line.until(question.read), `the printer stopped answering${AFTERWARDS}`);
}

/** Its beginning may be on paper, and the drawer open. */
const AFTERWARDS = ' in the middle of this job: look at the paper before you print it again';

/** A ZPL printer that is out of labels or open leaves the question unanswered (ZPL II programming guide, ~HS). */
const SILENT =
  'the printer takes the connection but says nothing: look for an open cover, missing paper, labels or ribbon';

type Line = {
  readonly closed: Promise<void>;
  /** Rejects with the socket's error; never resolves. */
  readonly broken: Promise<never>;
  readonly answer: () => Buffer;
  /** What came so far was the answer to an earlier question. */
  readonly forget: () => void;
  readonly until: (read: RawQuestion['read']) => Promise<StatusVerdict>;
};

function listenTo(stream: Duplex): Line {
  let answer: Buffer = Buffer.alloc(0);
  let changed = (): void => undefined;
  const broken = new Promise<never>((_, reject) => stream.once('error', reject));
  broken.catch(() => undefined);
  stream.on('data', (part: Buffer) => {
    if (answer.length < MAX_ANSWER_BYTES) answer = Buffer.concat([answer, part]).subarray(0, MAX_ANSWER_BYTES);
    changed();
  });
  const until = (read: RawQuestion['read']): Promise<StatusVerdict> =>
    new Promise((resolve, reject) => {
      changed = () => {
        const verdict = read(answer);
        if (verdict.kind !== 'more') resolve(verdict);
        else if (answer.length >= MAX_ANSWER_BYTES) reject(new Failure('otherService', 'the answer has no end'));
      };
      stream.once('close', () => reject(new Failure('broken', 'the printer hung up before it answered')));
      changed();
    });
  return {
    closed: new Promise((resolve) => stream.once('close', () => resolve())),
    broken,
    answer: () => answer,
    forget: () => {
      answer = Buffer.alloc(0);
    },
    until,
  };
}

function written(stream: Duplex, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * Ends our side, so that the rest goes out, and waits a moment for the other. What has come back is read once more:
 * a service that is no printer may answer only now.
 */
async function hangUp(wire: Wire, line: Line, question: RawQuestion, closeMs: number): Promise<StatusVerdict> {
  wire.hangUp();
  const timer = after(closeMs);
  await Promise.race([line.closed, line.broken, timer.done]).finally(timer.stop);
  return question.read(line.answer());
}

export class Failure extends Error {
  constructor(
    readonly reason: SendFailure,
    message: string,
  ) {
    super(message);
  }
}

async function within<T>(ms: number, line: Line, work: Promise<T>, tooLate: string): Promise<T> {
  const timer = after(ms);
  try {
    return await Promise.race([
      work,
      line.broken,
      timer.done.then(() => {
        throw new Failure('timeout', tooLate);
      }),
    ]);
  } finally {
    timer.stop();
  }
}

const REASONS: Readonly<Record<string, readonly [SendFailure, string]>> = {
  ECONNREFUSED: ['refused', 'the printer is off, or nothing listens on that port'],
  EHOSTUNREACH: ['unreachable', 'no device has that address'],
  ENETUNREACH: ['unreachable', 'this computer is not on that network'],
  ENOTFOUND: ['unreachable', 'no device has that name'],
  EAI_AGAIN: ['unreachable', 'no device has that name'],
  ETIMEDOUT: ['timeout', 'the printer does not answer'],
  ENOENT: ['unreachable', 'it is not there: plug the printer in and switch it on'],
  EACCES: ['notAllowed', 'this user may not use it: join the group that owns it, and sign in to the computer again'],
  EPERM: ['notAllowed', 'this user may not use it: join the group that owns it, and sign in to the computer again'],
  EBUSY: ['notReady', 'another program has it'],
  ENXIO: ['unreachable', 'no printer is behind it: switch the printer on'],
  ENODEV: ['unreachable', 'no printer is behind it: switch the printer on'],
  EPIPE: ['broken', 'the printer went away while sending'],
  EIO: ['broken', 'the printer went away while sending'],
};

export function failureOf(error: unknown): SendResult {
  if (error instanceof Failure) return failed(error.reason, error.message);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const [reason, detail] = REASONS[code] ?? (['broken', 'the connection broke while sending'] as const);
  return failed(reason, detail);
}

function sent(bytes: number, end: StatusVerdict): SendResult {
  const note = end.kind === 'ready' ? end.note : undefined;
  return { state: 'sent', bytes, ...(note === undefined ? {} : { note }) };
}

export function failed(reason: SendFailure, detail: string): SendResult {
  return { state: 'failed', reason, detail };
}
