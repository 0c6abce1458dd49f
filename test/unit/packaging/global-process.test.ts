import { build } from 'vite';
import { expect, test } from 'vitest';
import { globalProcess } from '../../../scripts/packaging/global-process.ts';

/** Builds a module of this code, and returns what becomes of it. */
async function built(code: string): Promise<string> {
  const answer = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'code',
        resolveId: (id) => (id === 'entry' ? '\0entry' : null),
        load: (id) => (id === '\0entry' ? code : null),
      },
      globalProcess,
    ],
    build: {
      write: false,
      // As for Node: for a page `process.env` would be replaced.
      ssr: true,
      minify: false,
      rollupOptions: { input: 'entry', external: [/^node:/], preserveEntrySignatures: 'strict' },
    },
  });
  const [output] = [answer].flat();
  return output && 'output' in output ? output.output[0].code : '';
}

test('a package that imports `process` gets the global, and asks for nothing else', async () => {
  const code = await built(
    "import process from 'node:process';\nexport const home = () => process.env.HOME;\n",
  );
  expect(code).toContain('process.env.HOME');
  expect(code).not.toContain('node:process');
});

test('what is imported by other names stays as it is', async () => {
  const code = await built("import { env } from 'node:process';\nexport const home = () => env.HOME;\n");
  expect(code).toContain('node:process');
});
