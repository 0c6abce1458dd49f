import { type LookAlike, startLookAlike } from './look-alike.ts';

const times = ['1h', '12h', '24h', '72h'];

/** Starts a server that speaks as Litterbox does. `kept` tells for how long, by name. */
export async function startLitterbox(): Promise<LookAlike & { readonly kept: ReadonlyMap<string, string> }> {
  const kept = new Map<string, string>();
  const at = await startLookAlike(({ method, url, form }, server) => {
    if (method === 'GET' && url.pathname === '/') return { type: 'text/html', body: '<!DOCTYPE html>' };
    if (method !== 'POST' || url.pathname !== '/resources/internals/api.php')
      return { status: 404, body: '' };
    const [file] = form.files;
    const { reqtype, time = '' } = form.fields;
    if (reqtype !== 'fileupload' || file?.field !== 'fileToUpload')
      return { status: 412, body: 'No files given.' };
    if (!times.includes(time)) return { status: 412, body: 'Invalid expiry time.' };
    const name = `${String(server.objects.size + 1).padStart(6, 'l')}${/\.\w+$/.exec(file.name)?.[0] ?? ''}`;
    server.objects.set(name, file.content);
    kept.set(name, time);
    return { body: `${server.origin}/files/${name}\n` };
  });
  return { ...at, kept };
}
