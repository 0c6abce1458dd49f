import type { AcceptedMedia } from '../http/accepted-media.ts';
import { addressLabel } from '../http/field-texts.ts';
import { neutralName } from '../http/file-names.ts';
import { createFormHost, ownHeaders, pathAt, siteOf } from '../http/form-host.ts';
import { explainAnswer } from '../http/refusals.ts';
import type { HostKind } from '../kind.ts';
import { readUpload } from './answers.ts';
import { about, timeChoices, timeLabel } from './texts.ts';

const home = 'https://litterbox.catbox.moe';

/** The times that it offers, in hours. Source: npm `catbox.moe`, constants of Litterbox. */
const hours: Readonly<Record<string, number>> = { '1h': 1, '12h': 12, '24h': 24, '72h': 72 };
const usual = '24h';

/** What it takes: any kind up to 1 GB. Source: litterbox.catbox.moe. */
const accepted: AcceptedMedia = {
  host: 'Litterbox',
  types: null,
  limits: { other: 1_000_000_000 },
  certain: {
    types: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'video/mp4', 'video/webm'],
    bytes: 200_000_000,
  },
};

/** Litterbox: files of anybody under random names, for some hours. */
export const litterbox: HostKind = {
  kind: 'litterbox',
  title: 'Litterbox',
  fields: [
    {
      key: 'time',
      type: 'choice',
      secret: false,
      required: false,
      byDefault: usual,
      choices: Object.keys(hours),
      choiceTitles: timeChoices,
      label: timeLabel,
    },
    { key: 'url', type: 'url', secret: false, required: false, byDefault: home, label: addressLabel },
  ],
  traits: { deletion: 'expires', audience: 'link', showsName: false, isRepeatable: false, about },
  create({ url = '', time = '' }, parts) {
    const site = siteOf(url || home);
    const kept = Object.hasOwn(hours, time) ? time : usual;
    return createFormHost(
      {
        kind: 'litterbox',
        title: 'Litterbox',
        site,
        secrets: [],
        accepted,
        requestOf: ({ key, body }) => ({
          method: 'POST',
          path: pathAt(site, '/resources/internals/api.php'),
          headers: ownHeaders,
          body: {
            kind: 'form',
            fields: [
              ['reqtype', 'fileupload'],
              ['time', kept],
            ],
            file: { field: 'fileToUpload', fileName: neutralName(key, body.media.mime) },
          },
        }),
        read: (answer, asked) => readUpload(answer, asked, (hours[kept] ?? 0) * 3_600_000),
        check: {
          request: { method: 'GET', path: pathAt(site, '/'), headers: ownHeaders },
          read: (answer, asked) =>
            answer.status < 400
              ? (answer.brokenBy?.failure ?? null)
              : explainAnswer(answer, asked, null).failure,
        },
      },
      parts,
    );
  },
};
