import type { RoutingRule } from '../../contract/routing.ts';
import type { Translator } from '../../i18n/index.ts';
import { overBytes } from '../state/routing.ts';

/** Says which pictures a rule is about, such as “Videos over 20 MB (captures, editors)”. */
export function describeRuleSubject(
  i18n: Translator,
  { ways, kinds, ...sizes }: RoutingRule['when'],
): string {
  const [way] = ways;
  // One way alone has a name of its own.
  const isNamed = way !== undefined && ways.length === 1 && kinds.length === 0;
  const what = isNamed
    ? i18n.t(`rules.what.${way}`)
    : kinds.length > 0
      ? list(
          i18n,
          kinds.map((kind) => i18n.t(`rules.kind.${kind}`)),
        )
      : i18n.t(ways.length > 0 ? 'rules.what.pictures' : 'rules.what.all');
  const size = describeSizes(i18n, sizes);
  const among =
    ways.length > 0 && !isNamed
      ? `(${ways.map((each) => inSentence(i18n, i18n.t(`rules.way.${each}`))).join(', ')})`
      : null;
  return [what, size, among].filter((part) => part !== null).join(' ');
}

/** Says what a rule does, such as “Captures go to Archive”. */
export const describeRule = (i18n: Translator, rule: RoutingRule, service: string): string =>
  i18n.t('rules.sentence', { what: describeRuleSubject(i18n, rule.when), service });

function describeSizes(
  i18n: Translator,
  { minBytes, maxBytes }: Pick<RoutingRule['when'], 'minBytes' | 'maxBytes'>,
): string | null {
  const from = minBytes === null ? null : i18n.formatSize(overBytes(minBytes));
  const to = maxBytes === null ? null : i18n.formatSize(maxBytes);
  if (from !== null && to !== null) return i18n.t('rules.size.between', { from, to });
  if (from !== null) return i18n.t('rules.size.over', { size: from });
  return to === null ? null : i18n.t('rules.size.up-to', { size: to });
}

function list(i18n: Translator, nouns: readonly string[]): string {
  const [first = '', ...others] = nouns;
  return new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format([
    first,
    ...others.map((noun) => inSentence(i18n, noun)),
  ]);
}

/** Writes a noun as it stands in the middle of a sentence. */
const inSentence = ({ language }: Translator, noun: string): string =>
  language === 'de' ? noun : noun.charAt(0).toLocaleLowerCase(language) + noun.slice(1);
