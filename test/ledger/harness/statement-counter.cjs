// Preloaded into a child process of the kill tests: counts what reaches the file (statements and file operations) from the
// moment that the child arms it, and ends the process before the one that KILL_AT names. The product knows nothing of it.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const Database = require('better-sqlite3');

const killAt = process.env.KILL_AT ?? '';
const state = { armed: false, count: 0 };

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
  if (state.armed && killAt === 'after-commit' && sql === 'COMMIT') die();
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
    return state.count;
  },
};
