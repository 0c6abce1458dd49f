import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../i18n/catalogue-files.ts';
import { createTranslator } from '../../../i18n/index.ts';
import { type CommandActions, defineProgram } from '../../../main/cli/define.ts';
import { createMessages } from '../../../main/cli/messages.ts';
import { readEnvironment } from '../../../main/engine/environment.ts';

const text = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const readme = text('README.md');
const section = readme.slice(readme.indexOf('## Command line'), readme.indexOf('## More'));
const i18n = createMessages(createTranslator(readCatalogue('en')));
const noActions = new Proxy({}, { get: () => async () => {} }) as CommandActions;
const program = defineProgram(i18n, '1.2.3', noActions);

const defined = new Map(
  program.commands.map((command) => [
    command.name(),
    new Set(
      command
        .createHelp()
        .visibleOptions(command)
        .flatMap(({ long }) => long ?? [])
        .filter((flag) => flag !== '--help'),
    ),
  ]),
);

test('README names every command and every option, and none that there is not', () => {
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const options = new Set([...defined.values()].flatMap((flags) => [...flags]));
  const named = new Set(rows.flatMap((row) => row.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? []));
  expect([...named].filter((flag) => !options.has(flag))).toEqual([]);
  expect([...options].filter((flag) => !named.has(flag))).toEqual([]);
  for (const command of defined.keys()) expect(rows.join('\n')).toMatch(new RegExp(`\`${command}\\b`));
});

test('README and the help name the same variables, and each is read', () => {
  const variables = (from: string) => [...new Set(from.match(/SNAPFERRY_[A-Z_]+/g) ?? [])].sort();
  const help = i18n.t('cli.help.after');
  expect(variables(section)).toEqual(variables(help));
  const sources = ['main/cli/environment.ts', 'main/engine/environment.ts', 'main/engine/profile.ts'].map(
    text,
  );
  for (const variable of variables(help)) expect(sources.join('\n')).toContain(`environment.${variable}`);
});

test('each variable of the engine does what it says, and the secret is taken out', () => {
  const environment = {
    SNAPFERRY_HOME: '/somewhere',
    SNAPFERRY_CLIENT_ID: ' id ',
    SNAPFERRY_CLIENT_SECRET: ' secret ',
    SNAPFERRY_API_URL: 'http://127.0.0.1:1/path',
  };
  expect(readEnvironment(environment)).toEqual({
    profile: '/somewhere',
    clientId: 'id',
    clientSecret: 'secret',
    apiUrl: 'http://127.0.0.1:1',
    ledger: null,
  });
  const many = { SNAPFERRY_LEDGER: 'redis://ledger', SNAPFERRY_LEDGER_PASSWORD_FILE: ' /password ' };
  expect(readEnvironment(many).ledger).toMatchObject({
    address: { host: 'ledger' },
    passwordFile: '/password',
  });
  expect(environment).not.toHaveProperty('SNAPFERRY_CLIENT_SECRET');
});
