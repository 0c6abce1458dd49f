import { describe, expect, test } from 'vitest';
import { type RoutingRule, routingSchema } from '../../../contract/routing.ts';
import { chooseRule, type RouteFacts } from '../../../main/engine/destinations/choose-rule.ts';
import { privacyLoss } from '../../../main/engine/destinations/privacy-loss.ts';

const rulesOf = (...when: object[]): RoutingRule[] =>
  routingSchema.parse({ rules: when.map((one, index) => ({ id: `${index}`, when: one, to: `to-${index}` })) })
    .rules;
const facts = (change: Partial<RouteFacts> = {}): RouteFacts => ({
  origin: 'drop',
  source: { kind: 'file', path: '/a.png' },
  media: { kind: 'image', animated: false, bytes: 1_000 },
  ...change,
});
const chosen = (rules: RoutingRule[], about: RouteFacts) => {
  const rule = chooseRule(rules, about);
  return rule === null || rule === 'open' ? rule : rule.to;
};

describe('the first rule that fits', () => {
  test.each([
    ['no condition fits all', [{}], facts(), 'to-0'],
    ['none', [{ ways: ['paste'] }], facts(), null],
    ['a way in', [{ ways: ['paste'] }, { ways: ['drop', 'folder'] }], facts(), 'to-1'],
    [
      'what is opened with the app counts as dropped',
      [{ ways: ['drop'] }],
      facts({ origin: 'open-with' }),
      'to-0',
    ],
    [
      'an address, in whatever way it came',
      [{ ways: ['url'] }],
      facts({ origin: 'editor', source: { kind: 'url', url: 'https://a.example/b.png' }, media: null }),
      'to-0',
    ],
    [
      'a download is of an address too',
      [{ ways: ['url'] }],
      facts({ source: { kind: 'spool', path: '/s', from: 'https://a.example' } }),
      'to-0',
    ],
    ['a kind', [{ kinds: ['video'] }, { kinds: ['image'] }], facts(), 'to-1'],
    [
      'what moves is no plain image',
      [{ kinds: ['image'] }, { kinds: ['animation'] }],
      facts({ media: { kind: 'image', animated: true, bytes: 1 } }),
      'to-1',
    ],
    ['sizes, inclusive', [{ minBytes: 1_001 }, { minBytes: 1_000, maxBytes: 1_000 }], facts(), 'to-1'],
    ['all of its conditions', [{ ways: ['drop'], kinds: ['video'] }], facts(), null],
    ['left open while the picture is not known', [{ maxBytes: 5 }, {}], facts({ media: 'later' }), 'open'],
    [
      'not left open for a rule of another way',
      [{ ways: ['paste'], maxBytes: 5 }, {}],
      facts({ media: 'later' }),
      'to-1',
    ],
    ['what is never known meets no condition', [{ maxBytes: 5_000 }, {}], facts({ media: null }), 'to-1'],
  ])('%s', (_, when, about, wanted) => {
    expect(chosen(rulesOf(...when), about)).toBe(wanted);
  });
});

describe('a destination is less private', () => {
  const traits = { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true } as const;
  test.each([
    ['not when it is alike', {}, {}, null],
    ['when it is listed', {}, { audience: 'listed' }, 'listed'],
    ['when it shows names', {}, { showsName: true }, 'name'],
    ['when nothing can be deleted there', {}, { deletion: 'never' }, 'undeletable'],
    ['when it keeps what would have vanished', { deletion: 'expires' }, {}, 'stays'],
    ['not when it is more private', { audience: 'listed', showsName: true, deletion: 'never' }, {}, null],
  ] as const)('%s', (_, from, to, why) => {
    const loss = privacyLoss(
      { title: 'A', traits: { ...traits, ...from } },
      { title: 'B', traits: { ...traits, ...to } },
    );
    expect(loss?.params.why ?? null).toBe(why);
  });
});
