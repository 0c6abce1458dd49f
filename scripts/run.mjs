// Entry point of every npm script. Plain JavaScript, because an old Node must be able to read it to print its error.
import { pathToFileURL } from 'node:url';
import { entryOf, keepCompiled, programOf, runOnFittingNode } from './node.mjs';

const [name = '', ...rest] = process.argv.slice(2);
const entry = entryOf(name);
if (!entry) {
  console.error(`There is no script called "${name}".`);
  process.exit(2);
}
// npm changes to the project's folder; paths on the command line are relative to where it was called.
if (name === 'snapferry' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

await runOnFittingNode(import.meta.filename, [name, ...rest], async () => {
  if (name === 'snapferry') keepCompiled();
  const program = name === 'snapferry' ? programOf(entry) : entry;
  process.argv = [process.execPath, program, ...rest];
  await import(pathToFileURL(program).href);
});
