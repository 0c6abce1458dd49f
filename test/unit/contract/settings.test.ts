import { expect, test } from 'vitest';
import { settingsPatchSchema, settingsSchema } from '../../../contract/settings.ts';

const { account: _account, destination: _destination, ...changeable } = settingsSchema.parse({});

test('every setting begins with a value that it may have, and a change of nothing changes nothing', () => {
  expect(settingsPatchSchema.parse(changeable)).toEqual(changeable);
  expect(settingsPatchSchema.parse({})).toEqual({});
  expect(settingsPatchSchema.parse({ theme: undefined })).toEqual({});
});

test('a change is held to the same bounds as the setting itself, and accounts and destinations are chosen by calls of their own', () => {
  const odd = {
    localApiPort: 80,
    bandwidthLimit: 1,
    theme: 'pink',
    captureThen: { upload: false, save: false },
  };
  for (const [name, value] of Object.entries(odd)) {
    expect(settingsPatchSchema.safeParse({ [name]: value }).success).toBe(false);
    expect(settingsSchema.safeParse({ [name]: value }).success).toBe(false);
  }
  expect(settingsPatchSchema.parse({ account: 'imgur:ada', destination: 'mine' })).toEqual({});
});
