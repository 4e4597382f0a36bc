// Serial frames: however the port cuts the stream, one scan is one frame.
import { describe, expect, test } from 'vitest';
import {
  FRAMER_DEFAULTS,
  FRAMER_START,
  framerTimeout,
  stepFramer,
  type FramerDrop,
  type FramerSettings,
} from '../../../shared/scan/serial-framer';

type Fed = { readonly frames: readonly string[]; readonly dropped: readonly FramerDrop[] };

/** Feeds chunks, each with the milliseconds since the one before. */
function feed(chunks: readonly (readonly [string, number])[], given: Partial<FramerSettings> = {}): Fed {
  const settings = { ...FRAMER_DEFAULTS, ...given };
  let state = FRAMER_START;
  let atMs = 0;
  const frames: string[] = [];
  const dropped: FramerDrop[] = [];
  for (const [text, gapMs] of chunks) {
    atMs += gapMs;
    const step = stepFramer(
      state,
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
      atMs,
      settings,
    );
    ({ state } = step);
    frames.push(...step.frames.map((frame) => String.fromCharCode(...frame)));
    dropped.push(...step.dropped);
  }
  const rest = framerTimeout(state, atMs + 1_000, settings);
  frames.push(...rest.frames.map((frame) => String.fromCharCode(...frame)));
  return { frames, dropped: [...dropped, ...rest.dropped] };
}

describe('lines', () => {
  test.each(['\r', '\n', '\r\n', '\t', '\u0003', '\r\n\r\n'])('%j ends a frame and begins none', (end) =>
    expect(feed([[`AAA${end}BBB${end}`, 0]])).toEqual({ frames: ['AAA', 'BBB'], dropped: [] }),
  );
  test('CR and LF in two pieces are one end', () =>
    expect(
      feed([
        ['AAA\r', 0],
        ['\nBBB\r', 5],
        ['\n', 5],
      ]),
    ).toEqual({ frames: ['AAA', 'BBB'], dropped: [] }));
  test('a scan in pieces is whole, GS and all', () =>
    expect(
      feed([
        [']d', 0],
        ['2010A\u001d', 100],
        ['21B\r', 300],
      ]).frames,
    ).toEqual([']d2010A\u001d21B']));
  test('three pieces and nothing after them', () =>
    expect(
      feed([
        ['ABC', 0],
        ['DEF\r', 20],
      ]),
    ).toEqual({ frames: ['ABCDEF'], dropped: [] }));
  test('an unterminated rest is dropped after 300 ms, not before', () => {
    expect(
      feed([
        ['NOTERM', 0],
        ['X\r', 300],
      ]).frames,
    ).toEqual(['NOTERMX']);
    expect(
      feed([
        ['NOTERM', 0],
        ['X\r', 301],
      ]),
    ).toEqual({ frames: ['X'], dropped: ['silence'] });
  });
  test('or is a scan where the scanner is set to send no suffix', () =>
    expect(
      feed(
        [
          ['ABC', 0],
          ['DEF', 10],
          ['GHI', 1_000],
        ],
        { onSilence: 'emit' },
      ),
    ).toEqual({
      frames: ['ABCDEF', 'GHI'],
      dropped: [],
    }));
  test('4,096 bytes are taken; of more, all up to the next end is dropped', () => {
    expect(feed([[`${'A'.repeat(4_096)}\r`, 0]]).frames[0]).toHaveLength(4_096);
    const long = feed([
      ['A'.repeat(3_000), 0],
      ['A'.repeat(3_000), 10],
      ['A\rNEXT\r', 10],
    ]);
    expect(long).toEqual({ frames: ['NEXT'], dropped: ['too-long'] });
    const noise = feed(
      [
        ['A'.repeat(5_000), 0],
        ['B\r', 1_000],
      ],
      { onSilence: 'emit' },
    );
    expect(noise).toEqual({ frames: ['B'], dropped: ['too-long', 'silence'] });
  });
  test('STX begins anew: what was open is no part of it', () =>
    expect(feed([['REST\u0002GOOD\u0003', 0]])).toEqual({ frames: ['GOOD'], dropped: ['restarted'] }));
});

describe('STX and ETX', () => {
  const framing = 'stx-etx';
  test('only they frame: lines may stand inside', () =>
    expect(feed([['\u0002A\r\nB\u0003\u0002C\u0003', 0]], { framing })).toEqual({
      frames: ['A\r\nB', 'C'],
      dropped: [],
    }));
  test('line ends between frames are nothing, other bytes are told', () => {
    expect(feed([['\u0002A\u0003\r\n\u0002B\u0003\r\n', 0]], { framing })).toEqual({ frames: ['A', 'B'], dropped: [] });
    expect(feed([['noise\u0002A\u0003', 0]], { framing })).toEqual({ frames: ['A'], dropped: ['outside'] });
  });
  test('a frame cut off is dropped', () => {
    expect(feed([['\u0002A\u0002B\u0003', 0]], { framing })).toEqual({ frames: ['B'], dropped: ['restarted'] });
    expect(
      feed(
        [
          ['\u0002A', 0],
          ['B\u0003', 400],
        ],
        { framing },
      ),
    ).toEqual({ frames: [], dropped: ['silence', 'outside'] });
  });
});
