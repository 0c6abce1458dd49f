import type { MetadataKind } from '../../../../contract/metadata.ts';
import type { EbmlReader, Element } from './ebml-reader.ts';
import { type Findings, mostShown, note } from './findings.ts';
import { ids, type Rules } from './matroska-elements.ts';
import { createRanges } from './ranges.ts';
import type { Source } from './source.ts';

/** Elements with texts that a person wrote: by their place, and of which kind they are. */
const told: Readonly<Record<number, MetadataKind>> = {
  [ids.title]: 'description',
  [ids.dateUtc]: 'time',
  [ids.chapters]: 'description',
  [ids.trackName]: 'description',
  [ids.codecName]: 'software',
};

/** Keeps elements or replaces them with `Void` elements, and notes what the latter told. */
export class EbmlFilter {
  readonly ranges = createRanges();
  readonly #source: Source;
  readonly #reader: EbmlReader;
  readonly #findings: Findings;

  constructor(source: Source, reader: EbmlReader, findings: Findings) {
    this.#source = source;
    this.#reader = reader;
    this.#findings = findings;
  }

  /** Applies the rules to a master and its children. @returns whether anything was removed */
  async filter(master: Element, rules: Rules): Promise<boolean> {
    return await this.withoutChecksum(master, (child) => this.keepOrDrop(child, rules));
  }

  /** Applies the rules to one element. @returns whether anything was removed */
  async keepOrDrop(child: Element, rules: Rules): Promise<boolean> {
    const rule = rules.get(child.id);
    if (rule === 'keep') return this.keepAll(child);
    return rule ? await this.filter(child, rule) : await this.drop(child);
  }

  /** Handles the children of a master, and removes its checksum if one of them changed. @returns whether one did */
  async withoutChecksum(master: Element, each: (child: Element) => Promise<boolean>): Promise<boolean> {
    this.ranges.keep(master.at, master.from);
    const checksums: Element[] = [];
    let isChanged = false;
    for await (const child of this.#reader.children(master.from, master.to)) {
      if (child.id === ids.checksum) checksums.push(child);
      else isChanged = (await each(child)) || isChanged;
    }
    this.settle(checksums, isChanged);
    return isChanged;
  }

  /** Keeps the checksums of a master, unless its contents were changed. */
  settle(checksums: readonly Element[], isChanged: boolean): void {
    for (const checksum of checksums)
      if (isChanged) this.voidOut(checksum);
      else this.keepAll(checksum);
  }

  keepAll({ at, to }: Element): false {
    this.ranges.keep(at, to);
    return false;
  }

  /** Removes an element. @returns whether anything was removed: empty room stays */
  async drop(element: Element): Promise<boolean> {
    const length = Math.min(element.to - element.from, mostShown);
    const body = await this.#source.read(element.from, length);
    const isEmpty = body.every((byte) => byte === 0) && element.from + length === element.to;
    if (element.id === ids.void && isEmpty) return this.keepAll(element);
    const text = element.id === ids.title || element.id === ids.trackName ? body.toString('utf8') : null;
    if (element.id === ids.tags) noteTags(Buffer.from(body), this.#findings);
    else if (element.id === ids.attachments) noteAttachments(body, this.#findings);
    else if (!isEmpty) note(this.#findings, told[element.id] ?? 'other', text);
    this.voidOut(element);
    return true;
  }

  /** Replaces an element with `Void` of the same length. */
  voidOut({ at, to }: Element): void {
    const length = to - at;
    const head = Buffer.alloc(length - 2 <= 126 ? 2 : 9);
    head[0] = ids.void;
    if (head.length === 2) head[1] = 0x80 | (length - 2);
    else {
      head[1] = 0x01;
      head.writeUIntBE(length - 9, 3, 6);
    }
    this.ranges.patch(at, head);
    this.ranges.clear(to);
  }
}

/** Kinds by the names of simple tags. */
const tagKinds = [
  ['place', /LOCATION|GPS|GEO|COUNTRY|CITY/],
  ['author', /ARTIST|AUTHOR|DIRECTOR|COMPOSER|COPYRIGHT|PRODUCER|OWNER|LICENSE/],
  ['camera', /MAKE|MODEL|CAMERA|DEVICE|LENS/],
  ['time', /DATE|TIME/],
  ['comment', /COMMENT/],
  ['description', /TITLE|DESCRIPTION|SYNOPSIS|SUMMARY|SUBJECT|KEYWORDS|GENRE/],
  ['software', /ENCODER|SOFTWARE|HANDLER|_STATISTICS/],
] as const;

/** Notes the kinds of tags: names and texts lie open in the bytes. */
function noteTags(body: Buffer, findings: Findings): void {
  const text = body.toString('latin1').toUpperCase();
  const before = findings.kinds.length;
  const place = /([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)/.exec(text);
  for (const [kind, words] of tagKinds) {
    if (!words.test(text)) continue;
    const near =
      kind === 'place' && place ? { latitude: Number(place[1]), longitude: Number(place[2]) } : null;
    note(findings, kind, null, near);
  }
  if (findings.kinds.length === before) note(findings, 'other');
}

function noteAttachments(body: Buffer, findings: Findings): void {
  note(findings, /image\//.test(body.toString('latin1')) ? 'thumbnail' : 'other');
}
