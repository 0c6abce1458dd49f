import type { ErrorData } from '../../../../contract/errors.ts';
import { fault } from './faults.ts';
import { faultIn } from './functions.ts';
import { unknownPlaceholder } from './placeholders.ts';
import { lists, originOf, readers, type Uploader } from './uploader.ts';

/** Headers that say how a request is sent, which is ours to know. */
export const headersOfOurs = [
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'accept-encoding',
];

/**
 * Finds why an uploader could not send a picture, before anything is sent.
 * @returns the first reason; null where there is none
 */
export function unusable(uploader: Uploader): ErrorData | null {
  return shapeFault(uploader) ?? headerFault(uploader) ?? templateFault(uploader);
}

function shapeFault(uploader: Uploader): ErrorData | null {
  const { address, body, method, fileField } = uploader;
  if (address === '') return fault('no-address', 'RequestURL', 'The file names no address');
  if (originOf(uploader) === null)
    return fault(
      'host-varies',
      'RequestURL',
      'The address is none, or its host is chosen only when it is sent',
    );
  const named = uploader.destinations;
  if (named.length > 0 && !named.includes('ImageUploader') && !named.includes('FileUploader'))
    return fault('not-for-pictures', 'DestinationType', 'It is not for pictures or files', named.join(', '));
  if (body !== 'MultipartFormData' && body !== 'Binary')
    return fault('carries-no-file', 'Body', `A request with the body ${body} carries no file`, body);
  if (method === 'GET') return fault('carries-no-file', 'RequestMethod', 'GET carries no file', method);
  if (body === 'MultipartFormData' && fileField === '')
    return fault('no-file-name', 'FileFormName', 'It has no name for the part that is the file');
  return null;
}

function headerFault({ headers }: Uploader): ErrorData | null {
  for (const [name] of headers)
    if (name !== '' && !/^[!#$%&'*+.^_`|~\w-]+$/.test(name))
      return fault('bad-header', `Headers.${name}`, 'A header has an impossible name', name);
  return null;
}

function templateFault(uploader: Uploader): ErrorData | null {
  const requests: [string, string][] = [['RequestURL', uploader.address]];
  for (const [name, list] of Object.entries(lists))
    for (const [key, value] of uploader[list]) {
      requests.push([`${name}.${key}`, value]);
      const unknown = unknownPlaceholder(value);
      if (unknown !== null)
        return fault('placeholder', `${name}.${key}`, `${unknown} is not filled in here`, unknown);
    }
  const responses = Object.entries(readers).map(([name, key]): [string, string] => [name, uploader[key]]);
  for (const [side, templates] of [
    ['request', requests],
    ['response', responses],
  ] as const)
    for (const [field, template] of templates) {
      const found = faultIn(template, side);
      if (found) return fault(found.fault === 'asks' ? 'asks' : 'template', field, found.message, found.part);
    }
  return null;
}
