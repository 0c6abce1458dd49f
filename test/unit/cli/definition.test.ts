import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { completionScript } from '../../../main/cli/completion.ts';
import { type CommandActions, defineProgram } from '../../../main/cli/define.ts';
import { manualPage } from '../../../main/cli/manual.ts';
import { createMessages } from '../../../main/cli/messages.ts';

const i18n = createMessages(loadTranslator(['en']));
const noActions = new Proxy({}, { get: () => async () => {} }) as CommandActions;
const program = defineProgram(i18n, '1.2.3', noActions);

const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** What a bash that has read the script offers for a line that is being typed. */
function offered(...line: string[]): string[] {
  const script = `${completionScript(program, 'bash')}
    COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); compopt() { :; }
    _snapferry; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script, 'bash', ...line], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter(Boolean);
}

test.skipIf(!isThere('bash'))('bash offers commands, their options and known values', () => {
  expect(offered('snapferry', 'up')).toEqual(['upload']);
  expect(offered('snapferry', 'upload', '--disc')).toEqual(['--discard-on-interrupt']);
  expect(offered('snapferry', 'upload', '--links', 'mark')).toEqual(['markdown']);
  expect(offered('snapferry', 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  expect(offered('snapferry', 'serve', '--api-k')).toEqual(['--api-key-file']);
});

test.each(['bash', 'zsh', 'fish'] as const)(
  '%s is told every command and every option that is shown',
  (shell) => {
    const script = completionScript(program, shell);
    for (const command of program.commands) {
      expect(script).toContain(command.name());
      for (const { long } of command.createHelp().visibleOptions(command))
        expect(script).toContain(shell === 'fish' ? `-l ${long?.slice(2)}` : String(long));
    }
  },
);

test.skipIf(!isThere('man'))('the manual page is one, with every command and option', () => {
  const page = manualPage(program, i18n, '1.2.3');
  const shown = spawnSync('man', ['-l', '-'], {
    input: page,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, MANWIDTH: '1000', LC_ALL: 'C.UTF-8' },
  }).stdout;
  for (const command of program.commands) {
    expect(shown).toContain(`snapferry ${command.name()}`);
    for (const { long } of command.createHelp().visibleOptions(command))
      expect(shown).toContain(String(long));
  }
});

test('the manual page names every command and option in roff', () => {
  const page = manualPage(program, i18n, '1.2.3');
  for (const command of program.commands)
    for (const { long } of command.createHelp().visibleOptions(command))
      expect(page).toContain(String(long).replaceAll('-', '\\-'));
  expect(page).not.toMatch(/^\.(?!TH|SH|SS|TP|PP|B )/m);
});
