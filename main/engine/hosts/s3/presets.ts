/** What is known of a provider of S3-compatible storage. */
export interface Preset {
  /** Value of the field `preset`. */
  readonly id: string;
  /** Proper name. */
  readonly title: string;
  /** Endpoint by region; null where it holds more than the region, so that it has to be entered. */
  readonly endpoint: ((region: string) => string) | null;
  /** Region where none is given; null: one has to be. */
  readonly region: string | null;
}

/**
 * Providers by what their documentation says of endpoint and region: docs.aws.amazon.com/general/latest/gr/s3.html,
 * developers.cloudflare.com/r2/api/s3/api (region `auto`), backblaze.com/apidocs/introduction-to-the-s3-compatible-api,
 * docs.wasabi.com (Service URLs), docs.digitalocean.com/products/spaces, garagehq.deuxfleurs.fr (region `garage`).
 */
export const presets: readonly Preset[] = [
  { id: 'other', title: 'S3', endpoint: null, region: 'us-east-1' },
  { id: 'aws', title: 'Amazon S3', endpoint: (region) => `https://s3.${region}.amazonaws.com`, region: null },
  { id: 'r2', title: 'Cloudflare R2', endpoint: null, region: 'auto' },
  {
    id: 'b2',
    title: 'Backblaze B2',
    endpoint: (region) => `https://s3.${region}.backblazeb2.com`,
    region: null,
  },
  { id: 'wasabi', title: 'Wasabi', endpoint: (region) => `https://s3.${region}.wasabisys.com`, region: null },
  {
    id: 'spaces',
    title: 'DigitalOcean Spaces',
    endpoint: (region) => `https://${region}.digitaloceanspaces.com`,
    region: null,
  },
  { id: 'garage', title: 'Garage', endpoint: null, region: 'garage' },
];
