/** Returns the name for a picture that was drawn on: its own one, with the extension of what it is now. */
export function editedName(name: string, format: 'png' | 'jpeg'): string {
  const extension = format === 'png' ? 'png' : 'jpg';
  const [, stem = name, before = ''] = /^(.+?)\.([a-z][a-z0-9]{0,4})$/i.exec(name) ?? [];
  const isIts = format === 'png' ? before.toLowerCase() === 'png' : /^jpe?g$/i.test(before);
  return isIts ? name : `${stem}.${extension}`;
}
