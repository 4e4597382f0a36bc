// Loaded before anything else, makes better-sqlite3 take the prebuilt addon that is shipped, although one compiled for an
// older Node lies where it looks first. It must not fall back: a test that ran on the other addon would prove nothing.
const path = require('node:path');

const binding = require(path.resolve(__dirname, '../../node_modules/better-sqlite3/lib/binding.js'));
const { getBinding, getPrebuildPath } = binding;
const shipped = getPrebuildPath();
if (!shipped) throw new Error('better-sqlite3 ships no addon for this platform');
binding.getBinding = (given) => getBinding(given ?? shipped);
