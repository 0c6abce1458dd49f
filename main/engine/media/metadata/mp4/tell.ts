import { type Findings, keepBlock, note } from '../findings.ts';

const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';

/** Words that tell the kind of a metadata box: QuickTime's and MP4's names. */
const betraying = [
  ['camera', /\xa9(mak|mod)|quicktime\.(make|model)|\xa9mak|manu|modl|android\.model/],
  ['author', /\xa9(aut|ART|prd|dir|own)|cprt|auth|perf|quicktime\.(author|artist|copyright)/],
  ['time', /\xa9day|creationdate|yrrc/],
  ['description', /\xa9(nam|des|inf)|desc|titl|dscp|quicktime\.(title|description|keywords|displayname)/],
  ['comment', /\xa9cmt|quicktime\.comment/],
  ['software', /\xa9(swr|too|enc)|quicktime\.software/],
  ['thumbnail', /covr|thmb|\xff\xd8\xff/],
] as const;

/** Notes the kind of a metadata box. */
export function tell(type: string, body: Buffer, findings: Findings): void {
  if (type === 'uuid' && body.toString('hex', 0, 16) === xmpUuid) {
    keepBlock(findings, 'xmp', body.subarray(16));
    return;
  }
  const text = body.toString('latin1');
  const before = findings.kinds.length;
  const place = /([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)/.exec(text);
  if (place) note(findings, 'place', null, { latitude: Number(place[1]), longitude: Number(place[2]) });
  else if (/\xa9xyz|loci|location|GPS/.test(text)) note(findings, 'place');
  for (const [kind, words] of betraying) if (words.test(text)) note(findings, kind, readable(text, words));
  const xmp = text.indexOf('<x:xmpmeta');
  if (xmp >= 0) keepBlock(findings, 'xmp', body.subarray(xmp));
  if (findings.kinds.length === before) note(findings, 'other');
}

/** Returns the text right behind the word. */
function readable(text: string, words: RegExp): string | null {
  const found = words.exec(text);
  // The long names stand in a list of their own, apart from what is called so.
  if (!found || found[0].startsWith('quicktime.')) return null;
  const after = text.slice(found.index + found[0].length, found.index + found[0].length + 300);
  const letters = /[\x20-\x7e]{3}[\x20-\x7e\x80-\xff]*/.exec(after.replace(/^.{0,4}data/s, ''))?.[0];
  return letters ? Buffer.from(letters, 'latin1').toString('utf8') : null;
}
