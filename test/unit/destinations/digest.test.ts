import { expect, test } from 'vitest';
import { answerChallenge, readChallenge } from '../../../main/engine/hosts/webdav/digest.ts';

// The example of RFC 7616, 3.9.1.
const common =
  'Digest realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", algorithm=';
const request = {
  user: 'Mufasa',
  password: 'Circle of Life',
  method: 'GET',
  path: '/dir/index.html',
  count: 1,
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

test.each([
  ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
  ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
])('the example of the standard is answered with %s', (algorithm, response) => {
  const challenge = readChallenge(`${common}${algorithm}`);
  expect(challenge && answerChallenge(challenge, request)).toContain(`response="${response}"`);
});

test('of two challenges the stronger one is taken, and one of another kind is none', () => {
  expect(readChallenge([`${common}MD5`, `${common}SHA-256`])?.algorithm).toBe('SHA-256');
  expect(readChallenge(`Basic realm="x", ${common}MD5`)?.realm).toBe('http-auth@example.org');
  expect(readChallenge('Basic realm="x"')).toBeNull();
  expect(readChallenge('Digest realm="x", nonce="y", qop="auth-int"')).toBeNull();
  expect(readChallenge('Digest realm="x", nonce="y", stale=TRUE')).toMatchObject({
    hasQop: false,
    isStale: true,
  });
});
