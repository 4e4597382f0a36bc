// Pictures of a window for the guide, made small: a window has few colours, so that a palette of 256 holds nearly all of them,
// and the rarest shades of smoothed letters go to their nearest neighbour.
import { crc32, deflateSync } from 'node:zlib';
import type { PNG } from 'pngjs';

const PALETTE = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = Buffer.from([8, 3, 0, 0, 0]); // eight bits, palette, and the only ways to pack and filter

/** The picture as a PNG with a palette; what is see-through is lost. */
export function packedPng({ width, height, data }: PNG): Buffer {
  const colours = Array.from({ length: width * height }, (_, at) => data.readUInt32BE(at * 4) >>> 8);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const common = [...counts].toSorted(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = common.slice(0, PALETTE);
  const places = new Map(common.map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of colours.entries()) rows[at + 1 + Math.floor(at / width)] = places.get(colour) ?? 0;
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, INDEXED])),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [...parts(colour)]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const parts = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 0xff,
  colour & 0xff,
];

function nearest(palette: readonly number[], colour: number): number {
  const wanted = parts(colour);
  const far = (other: number): number => parts(other).reduce((so, part, at) => so + (part - (wanted[at] ?? 0)) ** 2, 0);
  const known = palette.indexOf(colour);
  if (known >= 0) return known;
  return palette.reduce((best, other, at) => (far(other) < far(palette[best] ?? 0) ? at : best), 0);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
