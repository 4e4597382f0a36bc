// Writes what was measured into docs/measured.md, as its first section, so that no figure there was ever typed in.
// The other sections belong to the full test run and are left as they are.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LIMITS, type Key, type Known } from './report';

const PAGE = path.join('docs', 'measured.md');
const TITLE = '# Measured\n';
const SECTION = '## Benchmark';

/** Replaces the section of the benchmark, or makes the page; `asides` are said under the table. */
export function recordPage(machine: string, units: number, known: Known, asides: readonly string[]): void {
  const old = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : TITLE;
  const [title = TITLE, ...sections] = old.split(/^(?=## )/mu);
  const others = sections.filter((section) => !section.startsWith(SECTION));
  const own = [SECTION, ...paragraphs(machine, units, known, asides)].join('\n\n');
  writeFileSync(PAGE, `${title.trimEnd()}\n\n${[own, ...others].map((section) => section.trimEnd()).join('\n\n')}\n`);
}

function paragraphs(machine: string, units: number, known: Known, asides: readonly string[]): string[] {
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const rows = (Object.keys(LIMITS) as Key[]).map((key) => {
    const { value, note } = known.get(key) ?? { value: null, note: 'not measured in this run' };
    const limit = LIMITS[key];
    const holds = value === null ? '' : value <= limit ? 'yes' : 'no';
    return `| ${[key, value === null ? '-' : String(Number(value.toPrecision(3))), limit, holds, note].join(' | ')} |`;
  });
  return [
    `Written by \`npm run bench -- --record\` on ${at} UTC, commit ${commit()}: ${machine}; the large ledger has ${units} units. A ratio is our median over that of plain SQLite tables (\`test/bench/plain.sql\`) or of an empty window.`,
    ['| key | value | at most | holds | how |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...asides.map((aside) => `- ${aside}`),
  ];
}

function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short=10', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
  } catch {
    return 'none';
  }
}
