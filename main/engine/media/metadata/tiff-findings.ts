import type { MetadataKind } from '../../../../contract/metadata.ts';
import { type Findings, keepBlock, keepIptc, mostShown, note } from './findings.ts';
import type { Source } from './source.ts';
import { isNeeded, type Page, type Shape, subIfds } from './tiff-pages.ts';

/** Kinds of tags that are displayed. Everything that is not here counts as something else. */
const about: Readonly<Record<number, MetadataKind>> = {
  269: 'description',
  270: 'description',
  271: 'camera',
  272: 'camera',
  285: 'description',
  305: 'software',
  306: 'time',
  315: 'author',
  316: 'software',
  333: 'other',
  33432: 'author',
  // Where on earth each pixel lies (GeoTIFF).
  33550: 'place',
  33922: 'place',
  34264: 'place',
  34735: 'place',
  34736: 'place',
  34737: 'place',
  // GDAL's.
  42112: 'description',
  40091: 'description',
  40092: 'comment',
  40093: 'author',
  40094: 'description',
  40095: 'description',
};

const xmpTag = 700;
const iptcTag = 33723;
const photoshopTag = 34377;
const gpsTag = 34853;
const exifTag = 34665;

/** Notes the kinds of removed entries. */
export async function noteEntries(
  source: Source,
  shape: Shape,
  pages: readonly Page[],
  findings: Findings,
): Promise<void> {
  const entries = pages.flatMap((page) => page.entries);
  for (const entry of entries) {
    if (isNeeded(entry) || entry.tag === subIfds) continue;
    const isThere = entry.at + entry.bytes <= source.size;
    const value = isThere
      ? Buffer.from(await source.read(entry.at, Math.min(entry.bytes, mostShown)))
      : Buffer.alloc(0);
    if (entry.tag === xmpTag) keepBlock(findings, 'xmp', value);
    else if (entry.tag === photoshopTag) keepBlock(findings, 'photoshop', value);
    else if (entry.tag === iptcTag) keepIptc(findings, value);
    else if (entry.tag === gpsTag) note(findings, 'place');
    else if (entry.tag === exifTag) note(findings, 'camera');
    else {
      const encoding = entry.tag >= 40091 && entry.tag <= 40095 ? 'utf16le' : 'utf8';
      note(findings, about[entry.tag] ?? 'other', value.toString(encoding));
    }
  }
  // All of EXIF hangs on the first page; small enough files are looked into as a whole.
  const hasExif = entries.some(({ tag }) => tag === gpsTag || tag === exifTag);
  const [first] = pages;
  if (!first || !hasExif || shape.isBig || source.size > mostWhole) return;
  const whole = Buffer.from(await source.read(0, source.size));
  // In EXIF a second page is a small copy; here it is a page.
  whole.fill(0, first.at + first.length - shape.offsetBytes, first.at + first.length);
  findings.exif.push(whole);
}

const mostWhole = 24 * 1024 * 1024;
