import { type AtEnd, type LookAlike, type Received, type Said, startLookAlike } from './look-alike.ts';

/** The account that the look-alike knows. */
export const userhash = '2ab3bc081';

const refused = /\.(exe|scr|cpl|docx?|jar)$/i;
const gifLimit = 20_000_000;

/** Starts a server that speaks as Catbox does. Files of an account are deleted by it, those of nobody by nobody. */
export function startCatbox(atEnd?: AtEnd): Promise<LookAlike> {
  const owners = new Map<string, string>();
  let count = 0;

  const upload = ({ form }: Received, at: LookAlike): Said => {
    const [file, ...others] = form.files;
    if (!file || others.length > 0 || file.field !== 'fileToUpload')
      return { status: 412, body: 'No files given.' };
    const owner = form.fields.userhash ?? '';
    if (owner !== '' && owner !== userhash) return { status: 412, body: 'Invalid userhash.' };
    if (refused.test(file.name)) return { status: 412, body: 'File type not allowed.' };
    if (/\.gif$/i.test(file.name) && file.content.length > gifLimit)
      return { status: 412, body: 'File too large.' };
    count += 1;
    const name = `${count.toString(36).padStart(6, 'a')}${/\.\w+$/.exec(file.name)?.[0] ?? ''}`;
    at.objects.set(name, file.content);
    owners.set(name, owner);
    return { body: `${at.origin}/files/${name}` };
  };

  const remove = ({ form }: Received, at: LookAlike): Said => {
    if (form.fields.userhash !== userhash) return { status: 412, body: 'Invalid userhash.' };
    for (const name of (form.fields.files ?? '').split(' ')) {
      if (!at.objects.has(name)) return { status: 412, body: `File doesn't exist? ${name}` };
      if (owners.get(name) !== userhash) return { status: 412, body: 'File does not belong to you.' };
      at.objects.delete(name);
    }
    return { body: 'Files successfully deleted.' };
  };

  return startLookAlike((request, at) => {
    if (request.method === 'GET' && request.url.pathname === '/')
      return { type: 'text/html', body: '<!DOCTYPE html>' };
    if (request.method !== 'POST' || request.url.pathname !== '/user/api.php')
      return { status: 404, body: '' };
    const { reqtype } = request.form.fields;
    if (reqtype === 'fileupload') return upload(request, at);
    if (reqtype === 'deletefiles') return remove(request, at);
    return { status: 412, body: 'No request type given.' };
  }, atEnd);
}
