// What Electron's own default app does: loads modules named with -r, then the app whose folder is the first argument
// that is no flag.
const { app } = require('electron');
const path = require('node:path');

let folder = '.';
const modules = [];
for (let at = 1; at < process.argv.length; at += 1) {
  const argument = process.argv[at];
  if (argument === '-r') {
    at += 1;
    modules.push(process.argv[at]);
  } else if (!argument.startsWith('-')) {
    folder = argument;
    break;
  }
}

folder = path.resolve(folder);
const description = require(path.join(folder, 'package.json'));
app.setName(description.productName ?? description.name);
app.setVersion(description.version);
app.setAppPath(folder);
for (const name of modules) require(path.resolve(name));
require(path.join(folder, description.main));
