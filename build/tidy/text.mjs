// Findings that the name and the plain text of a file show.

// The words stand apart here, so that this file does not find itself.
const LEFT_OVER = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
const NARROWED = /\b(it|test|describe)\.only\(/;
const MACHINE_PATH = /(^|[\s"'`(=:])(\/(root|home|Users|work)\/[\w.-]|[A-Z]:\\Users\\)/;
const EMPTY_NAME = /^(utils?|helpers?|commons?|misc)$/i;
const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*$/;

const COMMENTED = { ts: 'slash', tsx: 'slash', mjs: 'slash', cjs: 'slash', sql: 'dashes', sh: 'hash', css: 'slash' };
const OPENING = { slash: /^(#!.*\n)?\s*(\/\/|\/\*)/, dashes: /^\s*--/, hash: /^(#!.*\n)?#/ };

const isFixture = (file) => file.startsWith('test/fixtures/');

function nameFindings(file) {
  const segments = file.split('/');
  const names = segments.map((segment, at) => (at === segments.length - 1 ? segment.replace(/\..*$/, '') : segment));
  const findings = [];
  for (const name of names) {
    if (EMPTY_NAME.test(name))
      findings.push({ line: 1, rule: 'empty-name', message: `"${name}" says nothing of its content` });
  }
  const stem = names.at(-1);
  if (/\.tsx?$/.test(file) && !KEBAB.test(stem) && !(file.endsWith('.tsx') && PASCAL.test(stem))) {
    findings.push({ line: 1, rule: 'file-name', message: 'files are kebab-case, components PascalCase.tsx' });
  }
  return findings;
}

function lineFindings(lines) {
  return lines.flatMap((text, at) => {
    const found = [];
    if (LEFT_OVER.test(text)) found.push({ rule: 'left-over', message: 'a note to do something later' });
    if (NARROWED.test(text)) found.push({ rule: 'narrowed-tests', message: 'the other tests of this file do not run' });
    if (MACHINE_PATH.test(text)) found.push({ rule: 'machine-path', message: 'a path of one machine' });
    return found.map((finding) => ({ ...finding, line: at + 1 }));
  });
}

/** Findings in one file, as {file, line, rule, message}. `file` is relative to the project, with slashes. */
export function textFindings(file, text) {
  if (isFixture(file)) return [];
  const findings = [...nameFindings(file), ...lineFindings(text.split('\n'))];
  const style = COMMENTED[file.split('.').at(-1)];
  if (style && !OPENING[style].test(text)) {
    findings.push({
      line: 1,
      rule: 'opening-comment',
      message: 'a file opens with a comment: what it is and what it must not know',
    });
  }
  return findings.map((finding) => ({ file, ...finding }));
}
