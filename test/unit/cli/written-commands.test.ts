import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../contract/errors.ts';
import { readCatalogue } from '../../../i18n/catalogue-files.ts';
import { createTranslator } from '../../../i18n/index.ts';
import { type CommandActions, defineProgram } from '../../../main/cli/define.ts';
import { createMessages } from '../../../main/cli/messages.ts';
import { generatedDocuments } from '../../../scripts/documents/index.ts';
import { root } from '../../../scripts/setup/paths.ts';
import { documents, writtenCommands } from '../../support/written-commands.ts';

const i18n = createMessages(createTranslator(readCatalogue('en')));

describe('what is made from the code', () => {
  const made = generatedDocuments();
  test.each(made)('%s is as the code is', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8') === text, 'npm run docs -- --write').toBe(true);
  });

  test('each error has a section with words, and there is no other', () => {
    const page = readFileSync(join(root, 'docs/reference/errors.md'), 'utf8');
    const sections = page.split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([...errorCodes]);
    for (const section of sections) expect(section.length).toBeGreaterThan(40);
    expect(page).not.toMatch(/undefined|\{\w/);
  });
});

test('there are documents, and commands in them', () => {
  expect(documents().length).toBeGreaterThan(10);
  expect(writtenCommands().length).toBeGreaterThan(25);
});

test.each(writtenCommands().map(({ from, args }) => [from, args.join(' '), args] as const))(
  '%s: snapferry %s',
  async (_from, _text, args) => {
    let called = 0;
    const actions = new Proxy(
      {},
      {
        get: () => async () => {
          called += 1;
        },
      },
    ) as CommandActions;
    const program = defineProgram(i18n, '', actions);
    for (const command of [program, ...program.commands])
      command.configureOutput({ writeOut: () => {}, writeErr: () => {} });
    await program.parseAsync([...args], { from: 'user' });
    expect(called).toBe(1);
  },
);
