// Makes the four sounds of the result line, so that nobody has to ask where they came from: node assets/sounds/make-sounds.mjs
// They differ in pitch, number and length, so that they are told apart with the eyes closed and through a cheap speaker.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const RATE_HZ = 22_050; // enough for 2 kHz with its overtones, and small
const EDGE_S = 0.006; // a tone that begins at once clicks

// Each tone: from hertz, to hertz, seconds, loudness; a tone of 0 Hz is a rest.
const SOUNDS = {
  taken: [[1_320, 1_320, 0.075, 0.6]],
  note: [
    [880, 880, 0.08, 0.6],
    [0, 0, 0.05, 0],
    [1_175, 1_175, 0.12, 0.6],
  ],
  question: [
    [660, 990, 0.16, 0.6],
    [0, 0, 0.04, 0],
    [660, 990, 0.16, 0.6],
  ],
  refused: [
    [233, 220, 0.16, 0.9],
    [0, 0, 0.05, 0],
    [185, 175, 0.28, 0.9],
  ],
};

/** One tone as samples of -1 to 1; two overtones make a low tone heard on a speaker that has no bass. */
function tone([fromHz, toHz, seconds, loudness]) {
  const count = Math.round(seconds * RATE_HZ);
  let phase = 0;
  return Array.from({ length: count }, (_, at) => {
    phase += (2 * Math.PI * (fromHz + ((toHz - fromHz) * at) / count)) / RATE_HZ;
    const edge = Math.min(1, at / (EDGE_S * RATE_HZ), (count - at) / (EDGE_S * RATE_HZ));
    const wave = Math.sin(phase) + 0.45 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase);
    return (loudness * edge * wave) / 1.75;
  });
}

/** Samples as a WAV file: PCM, one channel, 16 bit. */
function wav(samples) {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, at) => data.writeInt16LE(Math.round(sample * 32_000), at * 2));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE_HZ, 24);
  head.writeUInt32LE(RATE_HZ * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

const folder = path.dirname(fileURLToPath(import.meta.url));
for (const [name, tones] of Object.entries(SOUNDS)) {
  fs.writeFileSync(path.join(folder, `${name}.wav`), wav(tones.flatMap(tone)));
}
