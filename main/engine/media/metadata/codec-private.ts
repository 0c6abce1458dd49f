import { type Findings, note } from './findings.ts';

/**
 * Removes comments from what decoders need, of codecs that are older than the containers they are put in.
 * @returns the same without them, as long as before; null where there are none
 */
export function cleanCodecPrivate(codec: string, body: Buffer, findings: Findings): Buffer | null {
  if (/^(A_VORBIS|V_THEORA)/.test(codec)) return cleanXiph(body, findings);
  return codec.startsWith('A_FLAC') ? cleanFlac(body, findings) : null;
}

/** Cleans three packets behind their lengths (Xiph lacing); the second is comments. */
function cleanXiph(body: Buffer, findings: Findings): Buffer | null {
  if (body[0] !== 2) return null;
  const lengths: number[] = [];
  let at = 1;
  for (let packet = 0; packet < 2; packet += 1) {
    let length = 0;
    for (; body[at] === 255; at += 1) length += 255;
    length += body[at] ?? 0;
    at += 1;
    lengths.push(length);
  }
  const [first = 0, second = 0] = lengths;
  const from = at + first;
  const name = body.toString('latin1', from + 1, from + 7);
  if (from + second > body.length || second < 16 || !['vorbis', 'theora'].includes(name)) return null;
  // All that is left is called the vendor's name, of nothing; then no comments, and in Vorbis a bit that is set.
  const framing = name === 'vorbis' ? 1 : 0;
  const vendor = second - 7 - 4 - 4 - framing;
  const cleaned = Buffer.from(body);
  cleaned.fill(0, from + 7, from + second);
  cleaned.writeUInt32LE(vendor, from + 7);
  if (framing) cleaned[from + second - 1] = 1;
  if (cleaned.equals(body)) return null;
  noteComments(body.toString('utf8', from + 7, from + second), findings);
  return cleaned;
}

const [padding, comments, picture, application, cuesheet] = [1, 4, 6, 2, 5];

/** Cleans FLAC's own blocks: those that decode nothing become padding. */
function cleanFlac(body: Buffer, findings: Findings): Buffer | null {
  const cleaned = Buffer.from(body);
  let at = body.toString('latin1', 0, 4) === 'fLaC' ? 4 : 0;
  while (at + 4 <= body.length) {
    const head = body.readUInt8(at);
    const end = Math.min(at + 4 + body.readUIntBE(at + 1, 3), body.length);
    if ([comments, picture, application, cuesheet].includes(head & 0x7f)) {
      if ((head & 0x7f) === picture) note(findings, 'thumbnail');
      else noteComments(body.toString('utf8', at + 4, end), findings);
      cleaned[at] = (head & 0x80) | padding;
    }
    if ((cleaned[at] ?? 0) % 0x80 === padding) cleaned.fill(0, at + 4, end);
    at = end;
    if (head & 0x80) break;
  }
  return cleaned.equals(body) ? null : cleaned;
}

function noteComments(text: string, findings: Findings): void {
  if (/artist|author|copyright|performer/i.test(text)) note(findings, 'author');
  if (/title|description|album|genre/i.test(text)) note(findings, 'description');
  if (/location/i.test(text)) note(findings, 'place');
  if (/date=/i.test(text)) note(findings, 'time');
  note(findings, 'software');
}
