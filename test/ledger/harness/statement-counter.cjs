// Preloaded into a child process of the kill tests: counts what reaches the file (statements and file operations) from the
// moment that the child arms it, and ends the process before the one that KILL_AT names, or after its first or second commit.
// The product knows nothing of it.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const Database = require('better-sqlite3');

const killAt = process.env.KILL_AT ?? '';
const state = { armed: false, count: 0, commitAt: 0, commits: 0 };

const die = () => process.kill(process.pid, 'SIGKILL');

function point() {
  if (!state.armed) return;
  state.count += 1;
  if (String(state.count) === killAt) die();
}

function wrap(owner, name, after = () => undefined) {
  const inner = owner[name];
  owner[name] = function counted(...args) {
    point();
    const result = Reflect.apply(inner, this, args);
    after(args);
    return result;
  };
}

const scratch = new Database(':memory:');
const statements = Object.getPrototypeOf(scratch.prepare('SELECT 1'));
scratch.close();
for (const name of ['run', 'get', 'all', 'iterate']) wrap(statements, name);
wrap(Database.prototype, 'exec', ([sql]) => {
  if (!state.armed || sql !== 'COMMIT') return;
  state.commitAt = state.count;
  state.commits += 1;
  if (killAt === 'after-commit' || (killAt === 'after-second-commit' && state.commits === 2)) die();
});
for (const name of ['renameSync', 'copyFileSync', 'writeFileSync', 'rmSync']) wrap(fs, name);
syncBuiltinESMExports();

globalThis.statementCounter = {
  arm: () => {
    state.armed = true;
    state.count = 0;
  },
  disarm: () => {
    state.armed = false;
    return { count: state.count, commitAt: state.commitAt };
  },
};
