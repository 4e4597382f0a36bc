// `import`: takes in a file of postings, into a new ledger where there is none.
import { importPostings, postingLineProblem } from '../../db/ledger/exchange';
import { parseJson, type Arguments } from './arguments';
import { openFor, type Answer, type Surroundings } from './call';
import { textOf, UsageError } from './usage';

/** Reads the whole file before the ledger is opened: one that is no export begins no ledger. */
export function importFile(args: Arguments, around: Surroundings): Answer {
  const lines = postingLines(textOf('file', args.words[1]));
  const ledger = openFor(args, around, 'write', true);
  try {
    return importPostings(ledger.core, lines);
  } finally {
    ledger.close();
  }
}

/** A file of postings, one a line; the first line that is none is named. */
function postingLines(text: string): string {
  if (text.trim() === '') throw new UsageError('file', 'holds no posting');
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (parsed === undefined) throw new UsageError('file', `line ${index + 1} is not JSON`);
    const problem = postingLineProblem(parsed);
    if (problem !== null) throw new UsageError('file', `line ${index + 1} is no posting: ${problem}`);
  }
  return text;
}
