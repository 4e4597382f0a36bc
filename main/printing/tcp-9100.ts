// Sends bytes to a printer that listens on TCP, usually port 9100, with a limit on every wait.
// Knows sockets and one question to ask first; it must not know what the bytes say. `sent` means handed over to a
// printer that answered, never that paper came out (fault R19).
import { connect, type Socket } from 'node:net';
import type { StatusVerdict } from './zpl-status';

export const RAW_PORT = 9_100;

export type RawTarget = { readonly host: string; readonly port: number };

/** The question that a ready printer answers; not asked (null) where a print server in between swallows answers. */
export type RawQuestion = { readonly ask: string | null; readonly read: (answer: Buffer) => StatusVerdict };

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

type SendFailure = 'refused' | 'unreachable' | 'timeout' | 'otherService' | 'notReady' | 'broken';

export type SendResult =
  | { readonly state: 'sent'; readonly bytes: number }
  | { readonly state: 'failed'; readonly reason: SendFailure; readonly detail: string };

/** Connects, asks, writes, hangs up. Always resolves; the socket is closed when it does. */
export async function sendRaw(
  target: RawTarget,
  bytes: Buffer,
  question: RawQuestion,
  limits: RawLimits = RAW_LIMITS,
): Promise<SendResult> {
  const socket = connect(target);
  const line = listenTo(socket);
  const total = after(limits.totalMs);
  void total.done.then(() => socket.destroy(new Failure('timeout', 'the time for this job ran out')));
  try {
    await within(limits.connectMs, line, line.connected, 'the printer does not answer');
    const verdict = await ask(socket, line, question, limits.answerMs);
    if (verdict.kind === 'fault') return failed(verdict.reason, verdict.detail);
    await within(limits.writeMs, line, written(socket, bytes), 'the printer stopped taking data');
    total.stop();
    const last = await hangUp(socket, line, question, limits.closeMs);
    return last.kind === 'fault' ? failed(last.reason, last.detail) : { state: 'sent', bytes: bytes.length };
  } catch (error) {
    return failureOf(error);
  } finally {
    total.stop();
    socket.destroy();
  }
}

async function ask(socket: Socket, line: Line, question: RawQuestion, answerMs: number): Promise<StatusVerdict> {
  if (question.ask === null) return { kind: 'ready' };
  socket.write(question.ask);
  return within(answerMs, line, line.until(question.read), SILENT);
}

/** A ZPL printer that is out of labels or open leaves the question unanswered (ZPL II programming guide, ~HS). */
const SILENT = 'the printer takes the connection but says nothing: look for an open head, missing labels or ribbon';

type Line = {
  readonly connected: Promise<void>;
  readonly closed: Promise<void>;
  /** Rejects with the socket's error; never resolves. */
  readonly broken: Promise<never>;
  readonly answer: () => Buffer;
  readonly until: (read: RawQuestion['read']) => Promise<StatusVerdict>;
};

function listenTo(socket: Socket): Line {
  let answer: Buffer = Buffer.alloc(0);
  let changed = (): void => undefined;
  const broken = new Promise<never>((_, reject) => socket.once('error', reject));
  broken.catch(() => undefined);
  socket.on('data', (part: Buffer) => {
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
      socket.once('close', () => reject(new Failure('broken', 'the printer hung up before it answered')));
      changed();
    });
  return {
    connected: new Promise((resolve) => socket.once('connect', () => resolve())),
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    broken,
    answer: () => answer,
    until,
  };
}

function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * Ends our side, so that the rest goes out, and waits a moment for the other. What has come back is read once more:
 * a service that is no printer may answer only now.
 */
async function hangUp(socket: Socket, line: Line, question: RawQuestion, closeMs: number): Promise<StatusVerdict> {
  socket.end();
  const timer = after(closeMs);
  await Promise.race([line.closed, line.broken, timer.done]).finally(timer.stop);
  return question.read(line.answer());
}

class Failure extends Error {
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

function after(ms: number): { readonly done: Promise<void>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop = () => clearTimeout(timer);
  });
  return { done, stop };
}

const REASONS: Readonly<Record<string, readonly [SendFailure, string]>> = {
  ECONNREFUSED: ['refused', 'the printer is off, or nothing listens on that port'],
  EHOSTUNREACH: ['unreachable', 'no device has that address'],
  ENETUNREACH: ['unreachable', 'this computer is not on that network'],
  ENOTFOUND: ['unreachable', 'no device has that name'],
  EAI_AGAIN: ['unreachable', 'no device has that name'],
  ETIMEDOUT: ['timeout', 'the printer does not answer'],
};

function failureOf(error: unknown): SendResult {
  if (error instanceof Failure) return failed(error.reason, error.message);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const [reason, detail] = REASONS[code] ?? (['broken', 'the connection broke while sending'] as const);
  return failed(reason, detail);
}

function failed(reason: SendFailure, detail: string): SendResult {
  return { state: 'failed', reason, detail };
}
