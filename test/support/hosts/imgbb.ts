import { json, type LookAlike, startLookAlike } from './look-alike.ts';

export const imgbbKey = 'f0e1d2c3b4a5968778695a4b3c2d1e0f';

const error = (message: string, code: number) =>
  json({ status_code: 400, error: { message, code, context: 'Exception' }, status_txt: 'Bad Request' }, 400);

/** Starts a server that speaks as ImgBB's API does: all that it refuses is a 400 with a sentence. */
export function startImgbb(): Promise<LookAlike> {
  return startLookAlike(({ method, url, form }, at) => {
    if (method !== 'POST' || url.pathname !== '/1/upload') return json({}, 404);
    const { key = url.searchParams.get('key') ?? '', name = '', expiration } = form.fields;
    if (key !== imgbbKey) return error('Invalid API v1 key.', 100);
    const [file] = form.files;
    if (file?.field !== 'image') return error('Empty upload source.', 130);
    if (expiration !== undefined && !(Number(expiration) >= 60 && Number(expiration) <= 15_552_000))
      return error('Invalid expiration.', 100);
    if (!/^image\//.test(file.type)) return error('Invalid image format.', 310);
    const id = `b${String(at.objects.size + 1).padStart(6, '0')}`;
    const stored = `${id}/${name || file.name}`;
    at.objects.set(stored, file.content);
    const link = `${at.origin}/files/${stored}`;
    const data = {
      id,
      title: name,
      url_viewer: `${at.origin}/${id}`,
      url: link,
      display_url: link,
      width: '1',
      height: '1',
      size: file.content.length,
      time: '1700000000',
      expiration: expiration ?? '0',
      image: { filename: name, name, mime: file.type, extension: 'png', url: link },
      thumb: { filename: name, mime: file.type, url: `${link}?thumb` },
      delete_url: `${at.origin}/${id}/0123456789abcdef`,
    };
    return json({ data, success: true, status: 200 });
  });
}
