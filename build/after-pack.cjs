// Takes out what a development runtime has and a package must not: its own default app and setup's marks.
const fs = require('node:fs');
const path = require('node:path');

module.exports = ({ appOutDir, electronPlatformName }) => {
  if (electronPlatformName !== 'linux') return;
  for (const name of ['resources/default_app.asar', '.complete', 'version']) {
    fs.rmSync(path.join(appOutDir, name), { force: true });
  }
};
