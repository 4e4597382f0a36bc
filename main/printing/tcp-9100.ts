// A printer that listens on TCP, usually port 9100. Knows sockets; it must not know what the bytes say.
import { connect } from 'node:net';
import { RAW_LIMITS, talk, type RawLimits, type RawQuestion, type SendResult, type Wire } from './raw-talk';

export const RAW_PORT = 9_100;

export type RawTarget = { readonly host: string; readonly port: number };

/** Connects, asks, writes, hangs up. Always resolves; the socket is closed when it does. */
export function sendRaw(
  target: RawTarget,
  bytes: Buffer,
  question: RawQuestion,
  limits: RawLimits = RAW_LIMITS,
): Promise<SendResult> {
  return talk(socketTo(target), bytes, question, limits);
}

function socketTo(target: RawTarget): Wire {
  const stream = connect(target);
  return {
    stream,
    opened: new Promise((resolve) => stream.once('connect', () => resolve())),
    hangUp: () => stream.end(),
    cut: () => stream.destroy(),
  };
}
