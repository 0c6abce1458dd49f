import { expect, it } from 'vitest';
import { awsSignature } from '../../support/aws-signature.ts';

/** The examples of the Amazon S3 API reference, "Signature Calculations" and "Authenticating Requests: Query Parameters". */
const scope = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', date: '20130524', region: 'us-east-1', service: 's3' };
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const timestamp = '20130524T000000Z';
const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const host = 'examplebucket.s3.amazonaws.com';

it('signs the example of a GET', () => {
  const headers = { host, range: 'bytes=0-9', 'x-amz-content-sha256': empty, 'x-amz-date': timestamp };
  const request = { method: 'GET', path: '/test.txt', query: '', headers };
  expect(awsSignature(request, Object.keys(headers), scope, secret, timestamp, empty)).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

it('signs the example of a PUT, with a name that has to be encoded', () => {
  const payload = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';
  const headers = {
    date: 'Fri, 24 May 2013 00:00:00 GMT',
    host,
    'x-amz-content-sha256': payload,
    'x-amz-date': timestamp,
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
  };
  const request = { method: 'PUT', path: '/test$file.text', query: '', headers };
  expect(awsSignature(request, Object.keys(headers), scope, secret, timestamp, payload)).toBe(
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  );
});

it('signs the example of a request with a query', () => {
  const headers = { host, 'x-amz-content-sha256': empty, 'x-amz-date': timestamp };
  const request = { method: 'GET', path: '/', query: 'max-keys=2&prefix=J', headers };
  expect(awsSignature(request, Object.keys(headers), scope, secret, timestamp, empty)).toBe(
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  );
});

it('signs the example of an address with an expiry', () => {
  const query =
    'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
    '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host';
  const request = { method: 'GET', path: '/test.txt', query, headers: { host } };
  expect(awsSignature(request, ['host'], scope, secret, timestamp, 'UNSIGNED-PAYLOAD')).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});
