import { AwsV4Signer } from 'aws4fetch';
import type { Clock } from '../../clock.ts';
import { ownHeaders } from '../http/form-host.ts';
import type { Bucket } from './settings.ts';

/** Signs requests to one bucket by AWS Signature Version 4. */
export interface Signer {
  /**
   * Signs a request.
   * @param path of the object, encoded, with a slash at its beginning
   * @param sha256 of the body in hex
   * @returns all headers that it is sent with
   */
  headers(
    method: string,
    path: string,
    sha256: string,
    more?: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>>;
  /** Makes an address by which anybody can read the object for so long. */
  presigned(path: string, seconds: number): Promise<string>;
  /** Server's clock minus ours, ms: signatures are dated by the server's. */
  learn(clockOffsetMs: number): void;
  readonly clockOffsetMs: number;
}

/** SHA-256 of nothing. */
export const noBody = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function createSigner(bucket: Bucket, clock: Clock): Signer {
  /** Keys that were derived for a day, which costs more than a signature. */
  const cache = new Map<string, ArrayBuffer>();
  let offset = 0;
  const timestamp = () => new Date(clock.now() + offset).toISOString().replace(/[:-]|\.\d{3}/g, '');
  const { accessKeyId, secretAccessKey, region, origin } = bucket;
  const common = { accessKeyId, secretAccessKey, region, service: 's3', cache };

  return {
    async headers(method, path, sha256, more = {}) {
      const signed = await new AwsV4Signer({
        ...common,
        method,
        url: origin + path,
        datetime: timestamp(),
        headers: { ...more, 'x-amz-content-sha256': sha256 },
      }).sign();
      return { ...ownHeaders, ...Object.fromEntries(signed.headers) };
    },
    async presigned(path, seconds) {
      const signed = await new AwsV4Signer({
        ...common,
        method: 'GET',
        url: `${origin}${path}?X-Amz-Expires=${seconds}`,
        datetime: timestamp(),
        signQuery: true,
      }).sign();
      return signed.url.href;
    },
    learn: (clockOffsetMs) => {
      offset = clockOffsetMs;
    },
    get clockOffsetMs() {
      return offset;
    },
  };
}
