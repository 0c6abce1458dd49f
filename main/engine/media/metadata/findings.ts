import type { MetadataKind } from '../../../../contract/metadata.ts';

/** Maximum size of a block that is read for display; it is removed all the same. */
export const mostShown = 512 * 1024;

/** Matches texts that read like a way: where a drone or a camera was, second by second. */
export const telemetry =
  /gps|latitude|longitude|\b(lat|lon)\b ?[:=]|\bhome ?\(|[+-]?\d{1,3}\.\d{4,}[^\d.]{1,12}[+-]?\d{1,3}\.\d{4,}/i;

/** Collects the metadata found. The blocks are as their standards have them, whatever the file's type. */
export interface Findings {
  /** Kinds found without parsing a block. */
  readonly kinds: { kind: MetadataKind; text: string | null; near: Near | null }[];
  /** EXIF, from its TIFF header on. */
  readonly exif: Buffer[];
  /** XMP packets. */
  readonly xmp: Buffer[];
  /** Photoshop image resources, with IPTC among them. */
  readonly photoshop: Buffer[];
}
export type Near = { readonly latitude: number; readonly longitude: number };

export const noFindings = (): Findings => ({ kinds: [], exif: [], xmp: [], photoshop: [] });

export function note(
  findings: Findings,
  kind: MetadataKind,
  text: string | null = null,
  near: Near | null = null,
): void {
  findings.kinds.push({ kind, text, near });
}

/** Wraps IPTC as one of Photoshop's resources, which is how JPEG has it, and keeps it. */
export function keepIptc(findings: Findings, iptc: Buffer): void {
  const head = Buffer.from('8BIM\x04\x04\0\0\0\0\0\0', 'latin1');
  head.writeUInt32BE(iptc.length, 8);
  keepBlock(findings, 'photoshop', Buffer.concat([head, iptc, Buffer.alloc(iptc.length % 2)]));
}

/** Keeps a block to be read later; one that is too long is only counted. */
export function keepBlock(findings: Findings, block: 'exif' | 'xmp' | 'photoshop', bytes: Buffer): void {
  if (bytes.length > mostShown) note(findings, 'other');
  else findings[block].push(Buffer.from(bytes));
}
