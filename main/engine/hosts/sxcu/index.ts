import { basename } from 'node:path';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import type { UploadHooks, UploadOutcome, UploadRequest } from '../host.ts';
import { type AcceptedMedia, acceptanceOf } from '../http/accepted-media.ts';
import { createConnections } from '../http/connections.ts';
import { neutralName } from '../http/file-names.ts';
import { uploadFile } from '../http/form-upload.ts';
import { createPublicRequests } from '../http/public-requests.ts';
import type { Asked } from '../http/refusals.ts';
import { sendSmall } from '../http/small-request.ts';
import type { HostKind, HostParts, HostValues, UploadHost } from '../kind.ts';
import { type BuiltRequest, buildRequest } from './build-request.ts';
import { faultTexts } from './fault-texts.ts';
import { fault } from './faults.ts';
import type { Surroundings } from './functions.ts';
import { firstMatch } from './pattern.ts';
import { readResponse } from './read-response.ts';
import { followRedirects } from './redirects.ts';
import { isSecretName } from './secrets.ts';
import { exportSxcu, isRefusal, isUploader, parseSxcu, storedUploader } from './stored.ts';
import { TemplateError } from './template-error.ts';
import {
  about,
  fileNameChoices,
  fileNameHelp,
  fileNameLabel,
  secretsLabel,
  uploaderHelp,
  uploaderLabel,
} from './texts.ts';
import { originOf, titleOf, type Uploader } from './uploader.ts';

export type { Warning } from './faults.ts';
export { exportSxcu, isRefusal, parseSxcu, type Summary, summaryOf } from './stored.ts';
export { explainSxcu, warningText } from './texts.ts';

const reachWithinMs = 5_000;

/** A custom uploader says nothing of what its host takes: the answer tells. */
const accepted: Omit<AcceptedMedia, 'host'> = {
  types: null,
  limits: null,
  certain: { types: ['image/png', 'image/jpeg', 'image/gif'], bytes: 10_000_000 },
};

/** Any host that a `.sxcu` file describes. */
export const sxcu: HostKind = {
  kind: 'sxcu',
  title: 'Custom uploader (.sxcu)',
  fields: [
    {
      key: 'uploader',
      type: 'long-text',
      secret: false,
      required: true,
      byDefault: null,
      label: uploaderLabel,
      help: uploaderHelp,
    },
    {
      key: 'secrets',
      type: 'long-text',
      secret: true,
      required: false,
      byDefault: null,
      label: secretsLabel,
    },
    {
      key: 'fileName',
      type: 'choice',
      secret: false,
      required: false,
      byDefault: 'neutral',
      choices: Object.keys(fileNameChoices),
      choiceTitles: fileNameChoices,
      label: fileNameLabel,
      help: fileNameHelp,
    },
  ],
  traits: { deletion: 'page', audience: 'link', showsName: false, isRepeatable: false, about },
  reasons: faultTexts,
  check(values) {
    const found = storedUploader(values, values.secrets !== undefined);
    return isUploader(found) ? null : found;
  },
  importFile(text) {
    const found = parseSxcu(text);
    if (isRefusal(found)) throw new AppError(found);
    return { title: found.title, values: { ...found.values, ...found.secrets } };
  },
  exportFile(values) {
    const text = exportSxcu(values);
    if (typeof text !== 'string') throw new AppError(text);
    return text;
  },
  create(values, parts) {
    const found = storedUploader(values);
    if (!isUploader(found)) throw new AppError(found);
    return createCustomHost(found, values, parts);
  },
};

function createCustomHost(uploader: Uploader, values: HostValues, parts: HostParts): UploadHost {
  const { clock, network, random } = parts;
  const site = originOf(uploader);
  if (site === null) throw new AppError(fault('host-varies', 'RequestURL', 'The address is none'));
  const title = titleOf(uploader);
  const connections = createConnections(site.origin, clock, network, {}, site.protocol === 'http:');
  const elsewhere = createPublicRequests(clock, network, site.origin);
  const match: Surroundings['match'] = (pattern, group, text) => firstMatch(clock, pattern, group, text);

  const upload = async (request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome> => {
    const { body } = request;
    if (body.kind === 'url') {
      const failure = errorData('rejected', `${title} is sent files only`);
      return { kind: 'failed', failure, remedy: { kind: 'none' }, arrival: 'none', observation: null };
    }
    const fileName = nameFor(request, body.media, values);
    const { width, height, mime } = body.media;
    const names = { now: clock.now(), random, width, height };
    let built: BuiltRequest;
    try {
      built = await buildRequest(uploader, { fileName, mime, names, match });
      if (built.url.origin !== connections.origin)
        throw new TemplateError('bad-path', 'RequestURL', 'The address leads to another host');
    } catch (thrown) {
      if (!(thrown instanceof TemplateError)) throw thrown;
      return {
        kind: 'failed',
        failure: fault('template', 'uploader', thrown.message, thrown.part),
        // It is no judgement on the picture: somebody has to correct the uploader.
        remedy: { kind: 'sign-in' },
        arrival: 'none',
        observation: null,
      };
    }
    const { url, request: sent } = built;
    return uploadFile(connections, clock, body, sent, hooks, async (answer, media) => {
      const ways = { clock, own: connections, elsewhere, headers: sent.headers };
      const last = await followRedirects(answer, url, ways, hooks.signal);
      const asked: Asked = { host: title, media, secrets: secretsOf(built) };
      return readResponse(uploader, last, { fileName, random, match }, asked);
    });
  };

  return {
    ...acceptanceOf({ ...accepted, host: title }),
    id: parts.id,
    kind: 'sxcu',
    origin: connections.origin,
    budgets: [],
    uploadCost: {},
    awaitsTurn: true,
    warmUp: connections.warmUp,
    isReachable: () => network.canReach(site, reachWithinMs),
    async checkConnection(signal) {
      // Whatever an unknown host would do at its address: its front page costs and leaves nothing.
      const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Snapferry' };
      const end = await sendSmall(connections, { method: 'GET', path: '/', headers }, signal);
      if (end.kind === 'broken') return end.trouble.failure;
      const { status, brokenBy } = end.answer;
      if (status >= 500) return errorData('server-trouble', `${title} has trouble`, { status });
      return brokenBy?.failure ?? null;
    },
    upload,
    retire: connections.retire,
    close: async () => {
      await Promise.all([connections.close(), elsewhere.close()]);
    },
  };
}

/** Returns the values that were sent under names of secrets. */
function secretsOf({ url, request: { headers, body } }: BuiltRequest): readonly string[] {
  const sent = [
    ...Object.entries(headers),
    ...url.searchParams.entries(),
    ...(body.kind === 'form' ? body.fields : []),
  ];
  return sent.flatMap(([name, value]) => (isSecretName(name) ? [value] : []));
}

/** Returns the name under which the file goes: the user's own one only where the settings say so. */
function nameFor({ key, name }: UploadRequest, { mime }: Media, { fileName }: HostValues): string {
  const own = basename(name.replaceAll('\\', '/')).replace(/\p{Cc}/gu, '');
  return fileName === 'own' && own !== '' ? own : neutralName(key, mime);
}
