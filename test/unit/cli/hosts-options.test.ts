import { expect, test } from 'vitest';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { checkOptions, type HostsOptions } from '../../../main/cli/commands/hosts-options.ts';
import { UsageError } from '../../../main/cli/context.ts';
import { createMessages } from '../../../main/cli/messages.ts';

const i18n = createMessages(loadTranslator(['en']));

test.each<[Parameters<typeof checkOptions>[0], HostsOptions, string]>([
  ['export', { old: true }, '--old means nothing with hosts export. It belongs to: import.'],
  ['remove', { name: 'x' }, '--name means nothing with hosts remove. It belongs to: add, set, import.'],
  ['add', { unset: ['region'] }, '--unset means nothing with hosts add. It belongs to: set.'],
])('hosts %s with %j is refused', (action, options, text) => {
  expect(() => checkOptions(action, options, i18n)).toThrow(UsageError);
  expect(() => checkOptions(action, options, i18n)).toThrow(text);
});

test('what an action reads may be given', () => {
  checkOptions('list', { json: true }, i18n);
  checkOptions('add', { name: 'x', set: ['a=b'], secret: ['c=-'], secretFile: ['d=e'] }, i18n);
  checkOptions('remove', { cancelWaiting: true }, i18n);
});
