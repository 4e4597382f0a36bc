// Reads what Xvfb shows out of its frame buffer file (the XWD format of X11) and saves it as a PNG.
import fs from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';

const POLL_MS = 400;
const PATIENCE_MS = 20_000; // a cold start on a slow disk, many times over

// Places of 32-bit big-endian numbers in the XWD header.
const XWD = { headerBytes: 0, width: 16, height: 20, bytesPerLine: 48, colours: 76 };
const XWD_COLOUR_BYTES = 12;

/** The picture as {width, height, data} with RGBA bytes; Xvfb of depth 24 stores BGRX. */
function readFrame(file) {
  const bytes = fs.readFileSync(file);
  const number = (place) => bytes.readUInt32BE(place);
  const [width, height, stride] = [number(XWD.width), number(XWD.height), number(XWD.bytesPerLine)];
  const first = number(XWD.headerBytes) + number(XWD.colours) * XWD_COLOUR_BYTES;
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = first + y * stride + x * 4;
      const to = (y * width + x) * 4;
      data[to] = bytes[from + 2];
      data[to + 1] = bytes[from + 1];
      data[to + 2] = bytes[from];
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}

const pixelAt = ({ data }, place) => data.readUInt32BE(place);

/** A screen of one colour has no window on it, or one that has not painted. */
function isBlank(frame) {
  for (let place = 0; place < frame.data.length; place += 4) {
    if (pixelAt(frame, place) !== pixelAt(frame, 0)) return false;
  }
  return true;
}

/** Waits until something is drawn and holds still, then saves it. Returns false when nothing appears in time. */
export async function saveScreenshot(frameFile, file) {
  let before;
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const frame = readFrame(frameFile);
    const still = before?.data.equals(frame.data) && !isBlank(frame);
    before = frame;
    if (still) break;
  }
  if (!before || isBlank(before)) return false;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, PNG.sync.write(before));
  return true;
}
