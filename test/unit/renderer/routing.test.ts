import { describe, expect, it } from 'vitest';
import { type RoutingRule, routeKinds, routeWays } from '../../../contract/routing.ts';
import { listLanguages } from '../../../i18n/catalogue-files.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import {
  emptyRule,
  hostOfEditors,
  readSizes,
  typedSizes,
  withHostOfEditors,
  withMovedRule,
  withoutFallback,
  withRule,
} from '../../../renderer/state/routing.ts';
import { describeRule } from '../../../renderer/text/rule-text.ts';

const rule = (id: string, when: Partial<RoutingRule['when']> = {}, to = 'nas'): RoutingRule => ({
  ...emptyRule(id, to),
  when: { ...emptyRule(id, to).when, ...when },
});
const ids = (rules: readonly RoutingRule[]) => rules.map(({ id }) => id);

describe('the list of rules', () => {
  const rules = [rule('a'), rule('b'), rule('c')];

  it('takes a new one last, and a changed one in its place', () => {
    expect(ids(withRule(rules, rule('d')))).toEqual(['a', 'b', 'c', 'd']);
    const changed = withRule(rules, rule('b', {}, 's3'));
    expect(ids(changed)).toEqual(['a', 'b', 'c']);
    expect(changed[1]?.to).toBe('s3');
  });

  it('is put in order, as far as it goes', () => {
    expect(ids(withMovedRule(rules, 'a', 1))).toEqual(['b', 'a', 'c']);
    expect(ids(withMovedRule(rules, 'c', -1))).toEqual(['a', 'c', 'b']);
    expect(ids(withMovedRule(rules, 'a', -1))).toEqual(['a', 'b', 'c']);
    expect(ids(withMovedRule(rules, 'gone', 1))).toEqual(['a', 'b', 'c']);
  });

  it('has one rule for editors, which comes first and goes again', () => {
    const large = rule('large', { ways: ['editor'], minBytes: 5 });
    expect(hostOfEditors([large])).toBeNull();
    const made = withHostOfEditors([large], 's3', 'new');
    expect(ids(made)).toEqual(['new', 'large']);
    expect(hostOfEditors(made)).toBe('s3');
    const changed = withHostOfEditors(made, 'nas', 'other');
    expect(ids(changed)).toEqual(['new', 'large']);
    expect(hostOfEditors(changed)).toBe('nas');
    expect(withHostOfEditors(changed, null, 'x')).toEqual([large]);
  });

  it('loses a fallback by both of its ends', () => {
    const fallback = (['nas', 's3'] as const).map((to) => ({
      from: 'imgur',
      to,
      after: ['unreachable' as const],
      allowLessPrivate: false,
    }));
    expect(withoutFallback({ rules, fallback }, 'imgur', 's3')).toEqual({ rules, fallback: [fallback[0]] });
  });
});

describe('sizes', () => {
  it('are entered in megabytes, and “over” leaves out the size itself', () => {
    expect(readSizes({ over: '20', upTo: '' })).toEqual({ minBytes: 20_000_001, maxBytes: null });
    expect(readSizes({ over: '', upTo: ' 1,5 ' })).toEqual({ minBytes: null, maxBytes: 1_500_000 });
    for (const over of ['', '0', '20', '0.5'])
      expect(
        typedSizes({ ...rule('a').when, minBytes: readSizes({ over, upTo: '' }).minBytes ?? null }).over,
      ).toBe(over);
  });

  it('are nothing else', () => {
    for (const over of ['x', '-1', '1e3', '1.2.3', '99999999999999999999', '.'])
      expect([over, readSizes({ over, upTo: '' }).minBytes]).toEqual([over, undefined]);
  });
});

describe('a rule in words', () => {
  it.each([
    [{}, 'All pictures go to NAS'],
    [{ ways: ['capture'] }, 'Captures go to NAS'],
    [{ ways: ['capture', 'editor'] }, 'Pictures (captures, editors) go to NAS'],
    [{ kinds: ['video'], minBytes: 20_000_001 }, 'Videos over 20 MB go to NAS'],
    [{ kinds: ['animation', 'video'], ways: ['url'] }, 'Animations and videos (web addresses) go to NAS'],
    [{ maxBytes: 1_000 }, 'All pictures up to 1 kB go to NAS'],
    [{ minBytes: 1_001, maxBytes: 2_000 }, 'All pictures over 1 kB and up to 2 kB go to NAS'],
  ] satisfies [Partial<RoutingRule['when']>, string][])('%j', (when, sentence) => {
    expect(describeRule(loadTranslator(['en']), rule('a', when), 'NAS')).toBe(sentence);
  });

  it('is whole in every language', () => {
    const whens = [
      {},
      ...routeWays.map((way) => ({ ways: [way] })),
      { ways: [...routeWays], kinds: [...routeKinds], minBytes: 1, maxBytes: 5 },
    ];
    for (const language of listLanguages())
      for (const when of whens) {
        const sentence = describeRule(loadTranslator([language]), rule('a', when), 'NAS');
        expect(sentence).toContain('NAS');
        expect(sentence).not.toMatch(/[{}]|undefined|rules\.| {2}/);
      }
  });
});
