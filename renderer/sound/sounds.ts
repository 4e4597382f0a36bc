// The four sounds of results, with a volume that is remembered on this computer. They travel inside the bundle, so that
// no file and no network stands between a refused scan and the ear.
import note from '../../assets/sounds/note.wav?inline';
import question from '../../assets/sounds/question.wav?inline';
import refused from '../../assets/sounds/refused.wav?inline';
import taken from '../../assets/sounds/taken.wav?inline';
import type { Tone } from '../frame/shown';

const FILES: Record<Tone, string> = { note, question, refused, taken };
const KEPT_AS = 'unitill.volume';
/** Volume in steps of ten hundredths; 0 is silent. */
export const MAX_VOLUME = 100;
const FIRST_VOLUME = 60;

/** The volume, 0 to 100, as it was last set here. */
export function volume(): number {
  const kept = Number(localStorage.getItem(KEPT_AS) ?? FIRST_VOLUME);
  return Number.isInteger(kept) && kept >= 0 && kept <= MAX_VOLUME ? kept : FIRST_VOLUME;
}

export function setVolume(level: number): void {
  localStorage.setItem(KEPT_AS, String(level));
}

let output: AudioContext | null = null;
const decoded = new Map<Tone, Promise<AudioBuffer>>();

/** Plays the sound of a result; a computer without sound stays silent and works on. */
export function playTone(tone: Tone): void {
  const level = volume();
  if (level === 0 || typeof AudioContext === 'undefined') return;
  output ??= new AudioContext();
  const speaker = output;
  let sound = decoded.get(tone);
  if (!sound) {
    sound = speaker.decodeAudioData(bytesOf(FILES[tone]));
    decoded.set(tone, sound);
  }
  void sound.then((buffer) => play(speaker, buffer, level));
}

function play(speaker: AudioContext, buffer: AudioBuffer, level: number): void {
  const source = new AudioBufferSourceNode(speaker, { buffer });
  const gain = new GainNode(speaker, { gain: level / MAX_VOLUME });
  source.connect(gain).connect(speaker.destination);
  source.start();
}

function bytesOf(dataUrl: string): ArrayBuffer {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer;
}
