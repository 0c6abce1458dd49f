import ExifReader from 'exifreader';
import { type FoundMetadata, type MetadataKind, metadataKindSchema } from '../../../../contract/metadata.ts';
import { type Findings, type Near, noFindings, note } from './findings.ts';

/** Kinds by the names of tags in EXIF, XMP and IPTC; the first match counts. */
const about: readonly (readonly [MetadataKind, RegExp])[] = [
  ['thumbnail', /thumbnail|^images$|jpeginterchange/i],
  [
    'place',
    /gps|^city$|country|province|^state$|sub-?location|locationcreated|locationshown|contentlocation/i,
  ],
  ['author', /artist|copyright|creator$|author|by-?line|credit|owner|rights|^source$|writer|contact/i],
  ['software', /software|creatortool|hostcomputer|originatingprogram|programversion|toolkit|history/i],
  ['time', /date|^time|time$|subsec|offsettime/i],
  ['comment', /comment|instructions|maker ?notes?text/i],
  [
    'description',
    /description|title|caption|headline|keywords|subject$|objectname|label|rating|^hierarchical/i,
  ],
  [
    'camera',
    /^make$|^model$|lens|serial|maker|exposure|f-?number|aperture|iso|shutter|flash|focal|metering|whitebalance|contrast|saturation|sharpness|scene|sensing|digitalzoom|gaincontrol|brightness|lightsource|subject|cfapattern|filesource|custom|compositeimage|imageuniqueid/i,
  ],
];

/** Matches tags about how the picture is stored, which say nothing about a person. */
const plain =
  /^(orientation|colorspace|pixel[xy]dimension|exifimage|image ?(width|length|height)|[xy]resolution|resolutionunit|ycbcr|exifversion|componentsconfiguration|flashpixversion|compressedbitsperpixel|compression|bitspersample|photometric|samplesperpixel|planarconfiguration|rowsperstrip|strip|tile|transferfunction|whitepoint|primarychromaticities|referenceblackwhite|gamma|interoperability|relatedimage|.*ifd( info)? ?pointer|padding|offsetschema|_raw|applicationrecordversion|recordversion|coded ?character|newsubfiletype|subfiletype|predictor|sampleformat|extrasamples|fillorder|colormap|icc|xmp|iptc|photoshop|pagenumber|byte ?order|version$|directory$|gainmap|hdrcapacity|offset(sdr|hdr)|baserendition|gamma$)/i;

/** Matches tags whose values are worth reading, of the many of a kind. */
const telling =
  /^(make|model|lensmodel|artist|creator|by-?line|copyright|rights|author|software|creatortool|datetimeoriginal|datetime|createdate|creation ?date|imagedescription|description|title|caption.*|headline|usercomment|comment|city|country.*|location.*)$/i;

const longestText = 200;

/**
 * Describes for the user what a file carries: each kind once, with what can be read of it.
 * @returns in the order of the contract
 */
export function describe(findings: Findings): FoundMetadata[] {
  for (const tiff of findings.exif) collect(jpegWith(0xe1, 'Exif\0\0', tiff), findings, 'exif');
  for (const packet of findings.xmp)
    collect(jpegWith(0xe1, 'http://ns.adobe.com/xap/1.0/\0', packet), findings, 'xmp');
  for (const resources of findings.photoshop)
    collect(jpegWith(0xed, 'Photoshop 3.0\0', resources), findings, 'iptc');
  return metadataKindSchema.options.flatMap((kind): FoundMetadata[] => {
    const found = findings.kinds.filter((one) => one.kind === kind);
    if (found.length === 0) return [];
    const written = found.map(({ text }) => (kind === 'time' ? asDate(readable(text)) : readable(text)));
    const texts = [...new Set(written.filter((text) => text !== ''))];
    const near = found.find((one) => one.near)?.near ?? null;
    return [{ kind, text: shortened(texts.join(', ')) || null, near: near && rounded(near) }];
  });
}

/** Describes a whole file of another format: it is only described, and never cleaned. */
export function describeFile(file: Buffer): FoundMetadata[] {
  const findings = noFindings();
  collect(file, findings, 'file');
  return describe(findings);
}

/** Wraps a block in the smallest JPEG that could hold it, as the reader takes files. Null: it is too long for one. */
function jpegWith(marker: number, name: string, block: Buffer): Buffer | null {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), block]);
  if (marker === 0xe1 && name.startsWith('Exif') && body.length > 0xfffd) return block;
  if (body.length > 0xfffd) return null;
  const head = Buffer.from([0xff, 0xd8, 0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 4);
  return Buffer.concat([head, body, Buffer.from([0xff, 0xd9])]);
}

type Tags = Readonly<Record<string, unknown>>;

function collect(file: Buffer | null, findings: Findings, block: 'exif' | 'xmp' | 'iptc' | 'file'): void {
  let groups: Tags = {};
  try {
    if (file) groups = ExifReader.load(file, { expanded: true }) as unknown as Tags;
  } catch {
    // It is damaged; it goes all the same, and no more can be said of it.
  }
  const before = findings.kinds.length;
  let isPlain = false;
  const gps = groups.gps as { Latitude?: unknown; Longitude?: unknown } | undefined;
  if (gps && Number.isFinite(gps.Latitude) && Number.isFinite(gps.Longitude))
    note(findings, 'place', null, { latitude: Number(gps.Latitude), longitude: Number(gps.Longitude) });
  for (const name of ['exif', 'xmp', 'iptc', 'photoshop', 'Thumbnail', 'makerNotes', 'pentax', 'canon']) {
    const group = groups[name];
    if (typeof group !== 'object' || group === null) continue;
    if (name === 'Thumbnail') {
      note(findings, 'thumbnail');
      continue;
    }
    for (const [tag, value] of Object.entries(group)) {
      if (plain.test(tag)) {
        isPlain = true;
        continue;
      }
      const kind = about.find(([, words]) => words.test(tag))?.[0] ?? 'other';
      note(findings, kind, telling.test(tag) ? shown(value) : null);
    }
  }
  // A whole file need not carry anything; a block that is there tells something, even if it cannot be read.
  if (block === 'file' || (isPlain && block !== 'iptc')) return;
  if (findings.kinds.length === before) note(findings, 'other');
}

function shown(value: unknown): string | null {
  const description = (value as { description?: unknown } | null)?.description;
  return typeof description === 'string' ? description : null;
}

/** Removes characters that would be shown as boxes or not at all. */
function readable(text: string | null): string {
  return (text ?? '')
    .replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Converts the date of EXIF, which writes 2024:05:06. */
const asDate = (text: string) => text.replace(/^(\d{4}):(\d\d):(\d\d)/, '$1-$2-$3');

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= longestText ? text : `${letters.slice(0, longestText - 1).join('')}…`;
}

/** Rounds a place to about ten kilometres: enough to see whether that is home. */
function rounded({ latitude, longitude }: Near): Near | null {
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  const tenth = (degrees: number) => Math.round(degrees * 10) / 10;
  return isOnEarth ? { latitude: tenth(latitude), longitude: tenth(longitude) } : null;
}
