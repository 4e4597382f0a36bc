// Who may import whom: shared <- db <- main, and shared <- renderer. What lies outside these four is not asked.
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

// bwip-js is not one: its browser half draws the label on the card.
const NATIVE = '(^|/)node_modules/(better-sqlite3|node-hid|serialport|@serialport|pdfkit)/';
const ELECTRON = '(^|/)node_modules/electron/';

module.exports = {
  forbidden: [
    forbid(
      'shared-imports-nothing-of-ours',
      'shared is pure.',
      { path: '^shared/' },
      { path: '^(db|main|renderer|test|build)/' },
    ),
    forbid(
      'shared-takes-only-pure-libraries',
      'No Node, no library but the one that checks shapes and the one that matches patterns.',
      { path: '^shared/' },
      { pathNot: '^shared/|(^|/)node_modules/(zod|re2js)/' },
    ),
    forbid(
      'db-imports-shared',
      'db knows neither the process nor the screen.',
      { path: '^db/' },
      { path: '^(main|renderer|test|build)/' },
    ),
    forbid(
      'db-takes-only-sqlite',
      'Of libraries db has better-sqlite3 and zod; of Node what it likes.',
      { path: '^db/' },
      { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/(better-sqlite3|@types/better-sqlite3|zod)/' },
    ),
    forbid(
      'main-knows-no-screen',
      'The screen is reached by events.',
      { path: '^main/' },
      { path: '^(renderer|test|build)/' },
    ),
    forbid(
      'renderer-imports-shared',
      'The renderer asks through the contract.',
      { path: '^renderer/' },
      { path: '^(db|main|test|build)/' },
    ),
    forbid(
      'renderer-has-no-node',
      'It runs in a sandbox: no Node, no Electron, no device.',
      { path: '^renderer/' },
      { path: `${ELECTRON}|${NATIVE}` },
    ),
    forbid('renderer-has-no-builtin', 'It runs in a sandbox.', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    forbid(
      'one-caller-of-append',
      'core prepares the statements of append, post appends with them: nothing else sees the file.',
      { path: '^(shared|db|main|renderer)/', pathNot: '^db/ledger/(core|post)\\.ts$' },
      { path: '^db/ledger/append\\.ts$' },
    ),
    forbid('no-circle', 'A circle has no order to read it in.', {}, { circular: true }),
    forbid(
      'shipped',
      'What runs in main comes with the package or is bundled.',
      { path: '^(main|db)/' },
      { dependencyTypes: ['npm-dev'], pathNot: `${ELECTRON}|(^|/)node_modules/(zod|re2js|@point-of-sale|@types)/` },
    ),
    forbid('resolves', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
