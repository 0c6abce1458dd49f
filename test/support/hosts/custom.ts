import { json, type LookAlike, type Received, type Said, startLookAlike } from './look-alike.ts';

export const customToken = 'tok-4f1c2d7a9b';

/**
 * Starts a server of somebody's own, such as uploader files describe: `/form` and `/bytes` answer in JSON, `/text` with
 * the link and a newline, `/moved` by a redirect to a page of the picture, `/xml` in XML, `/header` in a header.
 */
export function startCustom(): Promise<LookAlike> {
  const ways: Record<string, (link: string, id: string, at: LookAlike) => Said> = {
    form: (link, id, at) =>
      json({ ok: true, file: { link, thumb: `${link}?t`, remove: `${at.origin}/remove/${id}` } }),
    bytes: (link) => json({ files: [{ url: link }] }, 201),
    text: (link) => ({ body: `${link}\r\n` }),
    moved: (_, id) => ({ status: 302, headers: { location: `/page/${id}` }, body: '' }),
    xml: (link) => ({ type: 'text/xml', body: `<?xml version="1.0"?><r><link>${link}</link></r>` }),
    header: (link) => ({ headers: { 'X-Link': link }, body: 'stored' }),
    'moved-away': () => ({ status: 308, headers: { location: 'https://elsewhere.example/up' }, body: '' }),
  };

  const store = (request: Received, at: LookAlike): Said => {
    const way = ways[request.url.pathname.slice(1)];
    if (request.method === 'GET' || !way) return { status: 404, type: 'text/html', body: '<!DOCTYPE html>' };
    if (request.headers.authorization !== `Bearer ${customToken}`)
      return json({ ok: false, error: 'Who are you?' }, 401);
    const content =
      request.url.pathname === '/bytes'
        ? request.body
        : request.form.files.find(({ field }) => field === 'file')?.content;
    if (!content) return json({ ok: false, error: 'No file' }, 422);
    const id = `x${String(at.objects.size + 1).padStart(3, '0')}`;
    at.objects.set(`${id}.png`, content);
    return way(`${at.origin}/files/${id}.png`, id, at);
  };

  return startLookAlike((request, at) => {
    if (request.url.pathname === '/') return { type: 'text/html', body: '<!DOCTYPE html>' };
    const page = /^\/page\/(\w+)$/.exec(request.url.pathname)?.[1];
    if (page)
      return {
        type: 'text/html',
        body: `<html><a class="raw" href="${at.origin}/files/${page}.png">raw</a>`,
      };
    return store(request, at);
  });
}
