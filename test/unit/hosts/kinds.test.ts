import { describe, expect, it } from 'vitest';
import type { Texts } from '../../../main/engine/hosts/kind.ts';
import { hostKinds } from '../../../main/engine/hosts/registry.ts';

const languages = ['de', 'en', 'es', 'id', 'it', 'pt', 'ru'];

/** A word that is a name of its own needs no translation: then English is the only one. */
const isWhole = (texts: Texts) =>
  Object.keys(texts).length === 1
    ? !texts.en.includes(' ')
    : languages.every((language) => (texts[language] ?? '') !== '');

it('names each kind once', () => {
  const names = hostKinds.map(({ kind }) => kind);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z\d-]*$/);
});

describe.each(hostKinds.map((kind) => [kind.kind, kind] as const))('%s', (_, { fields, traits, title }) => {
  it('speaks seven languages', () => {
    expect(title).not.toBe('');
    expect(Object.keys(traits.about).sort()).toEqual(languages);
    expect(new Set(Object.values(traits.about)).size).toBe(languages.length);
    for (const { key, label, help } of fields) {
      expect([key, isWhole(label)]).toEqual([key, true]);
      if (help) expect([key, isWhole(help)]).toEqual([key, true]);
    }
  });

  it('tells each of its choices in words', () => {
    for (const { key, choices = [], choiceTitles = {} } of fields) {
      expect([key, Object.keys(choiceTitles)]).toEqual([key, choices]);
      for (const [choice, texts] of Object.entries(choiceTitles)) {
        // A proper name is the same everywhere.
        expect([choice, Object.keys(texts).sort()]).toEqual([
          choice,
          Object.keys(texts).length === 1 ? ['en'] : languages,
        ]);
        expect(Object.values(texts)).not.toContain('');
      }
    }
  });

  it('has fields that can be drawn', () => {
    const keys = fields.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, type, choices, byDefault, secret } of fields) {
      expect(key).toMatch(/^[a-z][A-Za-z\d]*$/);
      expect(choices !== undefined).toBe(type === 'choice');
      if (choices && byDefault !== null) expect(choices).toContain(byDefault);
      if (secret) expect(byDefault).toBeNull();
    }
  });
});
