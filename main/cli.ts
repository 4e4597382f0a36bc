// The command line: the second door of the same line, with no window (DESIGN 11). One JSON object an answer on standard output;
// exit status 0 for ok, 1 for a refusal, 2 for a fault. A file of JSON lines on standard input runs many calls in one process.
import { readArguments } from './command-line/arguments';
import { runCommandLine } from './command-line/run';
import { processGivesWay } from './give-way';

const list = process.argv.slice(2);
// It takes minutes, and the window of this till may be selling meanwhile.
if (readArguments(list).words[0] === 'verify') processGivesWay();
const status = await runCommandLine(list, {
  env: process.env,
  input: process.stdin,
  write: (line) => process.stdout.write(`${line}\n`),
});
process.exitCode = status;
