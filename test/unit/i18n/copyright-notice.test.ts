import { describe, expect, test } from 'vitest';
import {
  emptyNotice,
  foreignAddresses,
  formatNotice,
  missingFields,
} from '../../../i18n/copyright-notice.ts';

const whole = {
  ...emptyNotice,
  work: 'Photograph of a harbour at dusk, made by me in 2025',
  original: 'https://ada.example/harbour',
  registration: 'VA 2-123-456',
  addresses: 'https://imgur.com/a/Xy7pQ2a\nhttps://i.imgur.com/abcdefg.jpg https://imgur.com/a/Xy7pQ2a',
  name: 'Ada Lovelace',
  email: 'ada@ada.example',
  telephone: '+44 20 7946 0000',
  postal: '12 St James Square, London',
  isInGoodFaith: true,
  isAccurate: true,
};

describe('a copyright notice', () => {
  test('tells all that the agent asks for, each address once', () => {
    expect(missingFields(whole)).toEqual([]);
    expect(formatNotice(whole, '12 March 2026')).toBe(`To the copyright agent of Imgur
Notice of claimed infringement under 17 U.S.C. 512(c)(3)

1. The copyrighted work
Photograph of a harbour at dusk, made by me in 2025
It can be seen at: https://ada.example/harbour
Registration, or filing for it: VA 2-123-456

2. The material that infringes it and is to be removed
https://imgur.com/a/Xy7pQ2a
https://i.imgur.com/abcdefg.jpg

3. Good faith
I have a good faith belief that use of this material in the manner complained of is not authorized by the copyright owner, its agent, or the law.

4. Accuracy
The information in this notice is accurate, and under penalty of perjury, I am the owner of an exclusive right that is allegedly infringed.

5. How to reach me
Ada Lovelace
12 St James Square, London
Telephone: +44 20 7946 0000
E-mail: ada@ada.example

6. Signature
/s/ Ada Lovelace
12 March 2026`);
    expect(formatNotice({ ...whole, owner: 'Harbour Ltd' }, '')).toContain(
      'I am authorized to act on behalf of Harbour Ltd, the owner of an exclusive right',
    );
  });

  test('says nothing under oath that its writer did not say, and shows what is missing', () => {
    const text = formatNotice({ ...whole, isAccurate: false, isInGoodFaith: false }, '');
    expect(text).not.toMatch(/perjury|good faith belief/);
    expect(text.match(/\[missing\]/g)).toHaveLength(2);
    expect(missingFields(emptyNotice)).toEqual([
      'work',
      'addresses',
      'name',
      'email',
      'postal',
      'isInGoodFaith',
      'isAccurate',
    ]);
  });

  test('takes only addresses of things at Imgur', () => {
    const stray = ['https://imgur.com.evil.example/x', 'http://imgur.com/x', 'https://imgur.com/', 'words'];
    const mixed = { ...whole, addresses: stray.join('\n') };
    expect(foreignAddresses(mixed)).toEqual(stray);
    expect(missingFields(mixed)).toEqual(['addresses']);
  });
});
