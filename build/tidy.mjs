// The rules of the house that no linter has: names, comments on top, left-over marks, paths of one machine, and what the
// syntax tree shows. Prints one line a finding and ends with 1 if there is any.
//   node build/tidy.mjs [FOLDER]
import fs from 'node:fs';
import path from 'node:path';
import { root } from './setup/steps.mjs';
import { syntaxFindings } from './tidy/syntax.mjs';
import { textFindings } from './tidy/text.mjs';

const FOLDERS = ['shared', 'db', 'main', 'renderer', 'test', 'build', 'assets', 'docs', '.ci'];
const TEXT = /\.(ts|tsx|mjs|cjs|js|json|jsonc|yml|yaml|md|sql|sh|css|html|svg|txt)$|^\.ci\/run$/;
const SYNTAX = /\.(ts|tsx|mjs|cjs)$/;

function filesUnder(folder, relative) {
  return fs.readdirSync(path.join(folder, relative), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(relative, entry.name);
    return entry.isDirectory() ? filesUnder(folder, name) : [name];
  });
}

function allFiles(folder) {
  const top = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const inside = FOLDERS.filter((name) => fs.existsSync(path.join(folder, name)));
  const files = [...top.map((entry) => entry.name), ...inside.flatMap((name) => filesUnder(folder, name))];
  return files.filter((file) => TEXT.test(file) && file !== 'package-lock.json');
}

/** All findings in `folder`, as {file, line, rule, message}. */
function tidy(folder) {
  return allFiles(folder).flatMap((file) => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    return [...textFindings(file, text), ...(SYNTAX.test(file) ? syntaxFindings(file, text) : [])];
  });
}

const findings = tidy(path.resolve(process.argv[2] ?? root));
for (const { file, line, rule, message } of findings) console.log(`${file}:${line}  ${rule}: ${message}`);
if (findings.length > 0) process.exitCode = 1;
