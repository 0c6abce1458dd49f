import { json, type LookAlike, startLookAlike } from './look-alike.ts';

export const lskyToken = '1|Zm9ydHktdHdvLXRva2Vucw';

/** Starts a site that runs Lsky Pro 2. What it does not take it says with 200 and `status` false, as Lsky does. */
export function startLsky(): Promise<LookAlike> {
  return startLookAlike(({ method, url, headers, form }, at) => {
    if (!url.pathname.startsWith('/api/v1/'))
      return { status: 404, type: 'text/html', body: '<!DOCTYPE html>' };
    // Laravel redirects to its sign-in page whoever does not ask for JSON.
    if (!/application\/json/.test(headers.accept ?? ''))
      return { status: 302, headers: { location: '/login' }, body: '' };
    if (headers.authorization !== `Bearer ${lskyToken}`) return json({ message: 'Unauthenticated.' }, 401);
    if (method === 'GET' && url.pathname === '/api/v1/profile')
      return json({ status: true, message: 'success', data: { name: 'me' } });
    const key = /^\/api\/v1\/images\/(\w+)$/.exec(url.pathname)?.[1];
    if (method === 'DELETE' && key) {
      if (!at.objects.delete(`${key}.png`))
        return json({ status: false, message: '图片不存在', data: {} }, 200);
      return json({ status: true, message: '删除成功', data: {} });
    }
    if (method !== 'POST' || url.pathname !== '/api/v1/upload') return json({ message: 'Not Found' }, 404);
    const [file] = form.files;
    if (file?.field !== 'file') return json({ message: 'The file field is required.', errors: {} }, 422);
    if (!/^[01]$/.test(form.fields.permission ?? '0'))
      return json({ message: 'The permission is invalid.' }, 422);
    if (!/\.(jpe?g|png|gif|tiff?|bmp|webp)$/.test(file.name))
      return json({ status: false, message: '不支持的文件类型', data: {} });
    const made = `L${String(at.objects.size + 1).padStart(5, '0')}`;
    at.objects.set(`${made}.png`, file.content);
    const link = `${at.origin}/files/${made}.png`;
    const links = {
      url: link,
      html: '',
      bbcode: '',
      markdown: '',
      thumbnail_url: `${link}?t`,
      delete_url: `${link}/x`,
    };
    const data = {
      key: made,
      name: `${made}.png`,
      size: file.content.length / 1024,
      mimetype: file.type,
      links,
    };
    return json({ status: true, message: '上传成功', data });
  });
}
