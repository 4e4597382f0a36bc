// Draws the program's icon: a U whose hollow holds the bars of a label. Run after a change here, and commit what it makes:
//   node build/icons.mjs
import fs from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { root } from './setup/steps.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 256];
const APPLE_TYPES = { 128: 'ic07', 256: 'ic08', 512: 'ic09' };
const SAMPLES = 4; // each way in a pixel, for smooth edges

const TOP = [24, 100, 171];
const BOTTOM = [12, 54, 99];
const PAPER = [255, 255, 255];
const BAR = [255, 192, 46];

// All places are parts of the icon's side, from the top left corner.
const CORNER = 0.22;
const STEM = { left: 0.2, right: 0.8, width: 0.13, top: 0.19, bend: 0.52 };
const BARS = [
  [0.375, 0.05],
  [0.45, 0.025],
  [0.5, 0.075],
  [0.6, 0.025],
];
const BAR_TOP = 0.19;
const BAR_BOTTOM = 0.58;

function onTile(x, y) {
  const dx = Math.max(CORNER - x, x - (1 - CORNER), 0);
  const dy = Math.max(CORNER - y, y - (1 - CORNER), 0);
  return dx * dx + dy * dy <= CORNER * CORNER;
}

function onLetter(x, y) {
  const outer = (STEM.right - STEM.left) / 2;
  if (y < STEM.top) return false;
  if (y <= STEM.bend) return Math.abs(Math.abs(x - 0.5) - (outer - STEM.width / 2)) <= STEM.width / 2;
  const distance = Math.hypot(x - 0.5, y - STEM.bend);
  return distance <= outer && distance >= outer - STEM.width;
}

const onBar = (x, y) => y >= BAR_TOP && y <= BAR_BOTTOM && BARS.some(([left, width]) => x >= left && x <= left + width);

/** The colour at a place, or undefined outside the icon. */
function colourAt(x, y) {
  if (!onTile(x, y)) return undefined;
  if (onLetter(x, y)) return PAPER;
  if (onBar(x, y)) return BAR;
  return TOP.map((channel, at) => channel + (BOTTOM[at] - channel) * y);
}

function pixel(size, px, py) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const x = (px + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (py + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    const colour = colourAt(x, y);
    if (!colour) continue;
    covered += 1;
    for (const at of sum.keys()) sum[at] += colour[at];
  }
  return [...sum.map((channel) => Math.round(channel / Math.max(covered, 1))), (255 * covered) / SAMPLES ** 2];
}

function draw(size) {
  const png = new PNG({ width: size, height: size });
  for (let at = 0; at < size * size; at++) {
    png.data.set(pixel(size, at % size, Math.floor(at / size)).map(Math.round), at * 4);
  }
  return PNG.sync.write(png);
}

/** A Windows icon file that holds the pictures as PNG. */
function windowsIcon(pictures) {
  const head = Buffer.alloc(6 + 16 * WINDOWS_SIZES.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(WINDOWS_SIZES.length, 4);
  let offset = head.length;
  for (const [at, size] of WINDOWS_SIZES.entries()) {
    const entry = 6 + 16 * at;
    const { length } = pictures.get(size);
    head.writeUInt8(size % 256, entry); // 256 is written as 0
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += length;
  }
  return Buffer.concat([head, ...WINDOWS_SIZES.map((size) => pictures.get(size))]);
}

/** An Apple icon file: a type, a length and a picture each. */
function appleIcon(pictures) {
  const chunk = (type, body) => {
    const head = Buffer.from(`${type}    `, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  const entries = Object.entries(APPLE_TYPES).map(([size, type]) => chunk(type, pictures.get(Number(size))));
  return chunk('icns', Buffer.concat(entries));
}

const folder = path.join(root, 'assets', 'icons');
const pictures = new Map(SIZES.map((size) => [size, draw(size)]));
fs.mkdirSync(folder, { recursive: true });
for (const [size, picture] of pictures) fs.writeFileSync(path.join(folder, `${size}x${size}.png`), picture);
fs.writeFileSync(path.join(folder, 'icon.ico'), windowsIcon(pictures));
fs.writeFileSync(path.join(folder, 'icon.icns'), appleIcon(pictures));
