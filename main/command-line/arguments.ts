// Reads the arguments of the command line: words, and options with one value. Pure text in, a small record out.

/** Options that stand alone; every other option takes the next word as its value. */
const FLAGS = new Set(['clock-confirmed', 'stdin', 'help', 'pretty']);

export type Arguments = { readonly words: readonly string[]; readonly options: ReadonlyMap<string, string> };

/** `--name value` and `--name=value`; a lone `--` ends the options. */
export function readArguments(list: readonly string[]): Arguments {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < list.length; at += 1) {
    const word = list[at] ?? '';
    if (word === '--') {
      words.push(...list.slice(at + 1));
      break;
    }
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = word.slice(2, equals === -1 ? undefined : equals);
    if (equals !== -1) options.set(name, word.slice(equals + 1));
    else if (FLAGS.has(name)) options.set(name, 'yes');
    else {
      at += 1;
      options.set(name, list[at] ?? '');
    }
  }
  return { words, options };
}

/** Turns the escapes of a scan on the command line into characters: \x1d, \r, \n, \t, \\. */
export function unescapeScan(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([rnt\\]))/gu,
    (_, hex: string, unicode: string, letter: string) => {
      if (hex ?? unicode) return String.fromCharCode(Number.parseInt(hex ?? unicode, 16));
      return { r: '\r', n: '\n', t: '\t' }[letter] ?? '\\';
    },
  );
}

/** The value of a JSON text, undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
