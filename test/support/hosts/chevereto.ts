import { createHash } from 'node:crypto';
import { json, type LookAlike, startLookAlike } from './look-alike.ts';

export const cheveretoKey = 'chv_9f8e7d6c5b4a_key';

const error = (message: string, code: number, status = 400) =>
  json(
    { status_code: status, error: { message, code, context: 'Exception' }, status_txt: 'Bad Request' },
    status,
  );

/**
 * Starts a site that runs Chevereto. Version 3 reads the key of the form alone, version 4 is asked with its header.
 * @param below path that the site lies at
 */
export function startChevereto(version: 3 | 4 = 4, below = ''): Promise<LookAlike> {
  return startLookAlike(({ method, url, headers, form }, at) => {
    if (url.pathname !== `${below}/api/1/upload`)
      return { status: 404, type: 'text/html', body: '<!DOCTYPE html>' };
    if (method !== 'POST') return error('Invalid API action.', 104);
    const key = version === 4 ? headers['x-api-key'] : (form.fields.key ?? url.searchParams.get('key'));
    if (key !== cheveretoKey) return error('Invalid API v1 key.', 100);
    const [file] = form.files;
    if (file?.field !== 'source') return error('Empty upload source.', 130);
    if (!/^image\/(jpeg|png|gif|webp|bmp)$/.test(file.type)) return error('Invalid image format.', 313);
    const mark = createHash('md5').update(file.content).digest('hex');
    if (marks.get(at)?.has(mark)) return error('Duplicated upload', 101);
    marks.set(at, (marks.get(at) ?? new Set()).add(mark));
    const id = `c${String(at.objects.size + 1).padStart(4, '0')}`;
    at.objects.set(`${id}.png`, file.content);
    const link = `${at.origin}/files/${id}.png`;
    const { title = '', description = '', expiration } = form.fields;
    const image = {
      name: id,
      extension: 'png',
      size: String(file.content.length),
      width: 1,
      height: 1,
      title,
      description,
      expiration_date_gmt: expiration ?? null,
      mime: file.type,
      id_encoded: id,
      url: link,
      url_viewer: `${at.origin}${below}/image/${id}`,
      thumb: { url: `${link}?thumb` },
      medium: { url: `${link}?medium` },
      ...(version === 4 ? { delete_url: `${at.origin}${below}/image/${id}/delete/0a1b2c` } : {}),
    };
    return json({
      status_code: 200,
      success: { message: 'image uploaded', code: 200 },
      image,
      status_txt: 'OK',
    });
  });
}

/** Pictures that a site has already, which it refuses. */
const marks = new WeakMap<LookAlike, Set<string>>();
