import { json, type LookAlike, startLookAlike } from './look-alike.ts';

export const ziplineToken = 'MTcwMDAwMDAwMDAwMA.c2VjcmV0';

const error = (status: number, message: string, code?: number) =>
  json({ statusCode: status, error: message, ...(code ? { code } : {}) }, status);

/** Starts a site that runs Zipline. Version 3 gives the links of files alone, and has no ids. */
export function startZipline(version: 3 | 4 = 4): Promise<LookAlike> {
  return startLookAlike(({ method, url, headers, form }, at) => {
    if (!url.pathname.startsWith('/api/')) return { status: 404, type: 'text/html', body: '<!DOCTYPE html>' };
    // Bare: a scheme before it is part of a token that nobody has.
    if (headers.authorization !== ziplineToken)
      return error(401, 'Unauthorized', version === 4 ? 2000 : undefined);
    if (method === 'GET' && url.pathname === '/api/user') return json({ user: { id: 'u1', username: 'me' } });
    const id = /^\/api\/user\/files\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (version === 4 && method === 'DELETE' && id)
      return at.objects.delete(`${id}.png`)
        ? json({ id, name: `${id}.png` })
        : error(404, 'File not found', 4000);
    if (method !== 'POST' || url.pathname !== '/api/upload') return error(404, 'Route not found');
    const [file] = form.files;
    if (file?.field !== 'file') return error(400, 'No files received', 1000);
    if (/\.exe$/.test(file.name)) return error(400, 'File extension exe is not allowed', 1006);
    const made = `z${String(at.objects.size + 1).padStart(4, '0')}`;
    at.objects.set(`${made}.png`, file.content);
    const link = `${at.origin}/files/${made}.png`;
    if (version === 3) return json({ files: [link] });
    const days = /^(\d+)d$/.exec(String(headers['x-zipline-deletes-at'] ?? ''))?.[1];
    const deletesAt = days ? { deletesAt: new Date(Date.UTC(2026, 11, Number(days))).toISOString() } : {};
    return json({ files: [{ id: made, name: `${made}.png`, type: file.type, url: link }], ...deletesAt });
  });
}
