import { type Findings, keepBlock, mostShown, note, telemetry } from './findings.ts';
import type { Plan } from './plan.ts';
import { type Source, unreadable } from './source.ts';

// AVI: chunks of RIFF (Multimedia Programming Interface 1.0) with OpenDML's extensions. Both of its indices tell places
// in the file, so nothing moves: what goes becomes a JUNK chunk of zeros of the same length.

/** A chunk; a list's name is that of its form: `LIST` of `hdrl` is hdrl. */
interface Chunk {
  readonly name: string;
  readonly isList: boolean;
  readonly at: number;
  /** Offsets of its content, behind the form of a list; `to` without what makes it even. */
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

const mostChunks = 5_000_000;
const junk = Buffer.from('JUNK', 'latin1');

/** Chunks that playing needs, by the list that they are in. */
const needed: Readonly<Record<string, ReadonlySet<string>>> = {
  hdrl: new Set(['avih']),
  strl: new Set(['strh', 'strf', 'strd', 'indx', 'vprp']),
  odml: new Set(['dmlh']),
};
/** Lists that are looked into. */
const outer: Readonly<Record<string, ReadonlySet<string>>> = {
  'AVI ': new Set(['hdrl', 'movi']),
  AVIX: new Set(['movi']),
  hdrl: new Set(['strl', 'odml']),
  movi: new Set(['rec ']),
  'rec ': new Set(['rec ']),
};
/** Chunks of pictures, sound, palettes and of the index between them. */
const shown = /^(\d\d(db|dc|dd|wb|pc|iv|AM)|ix\d\d)$/;

/** Kinds by the names of RIFF's list of information, and of what cameras put beside it. */
const kinds: Readonly<Record<string, Parameters<typeof note>[1]>> = {
  IART: 'author',
  IAUT: 'author',
  ICMS: 'author',
  ICOP: 'author',
  IENG: 'author',
  ITCH: 'author',
  IWRI: 'author',
  ICMT: 'comment',
  ICRD: 'time',
  IDIT: 'time',
  ISMP: 'time',
  IDPI: 'other',
  INAM: 'description',
  IPRD: 'description',
  ISBJ: 'description',
  IKEY: 'description',
  IGNR: 'description',
  strn: 'description',
  ISFT: 'software',
  ISRC: 'camera',
  ISRF: 'camera',
};

/** Plans an AVI without its texts, dates and whatever else a recorder put in. */
export async function planAvi(source: Source, plan: Plan, findings: Findings): Promise<void> {
  const walk = new AviWalk(source, plan, findings);
  for (let at = 0; at + 12 <= source.size; ) {
    const riff = await walk.chunkAt(at, source.size);
    if (!riff?.isList || !(riff.name in outer) || (at === 0 && riff.name !== 'AVI ')) {
      if (at === 0) throw unreadable('It has no header of an AVI');
      // What follows the last part belongs to none.
      note(findings, 'other');
      return;
    }
    plan.copy(riff.at, riff.from);
    await walk.list(riff);
    plan.copy(riff.to, riff.end);
    at = riff.end;
  }
}

class AviWalk {
  readonly #source: Source;
  readonly #plan: Plan;
  readonly #findings: Findings;
  #chunks = 0;

  constructor(source: Source, plan: Plan, findings: Findings) {
    this.#source = source;
    this.#plan = plan;
    this.#findings = findings;
  }

  /** Reads the chunk at an offset, cut where what it is in ends; null where there is none. */
  async chunkAt(at: number, most: number): Promise<Chunk | null> {
    if (at + 8 > most) return null;
    this.#chunks += 1;
    if (this.#chunks > mostChunks) throw unreadable('An AVI has too many parts');
    const head = Buffer.from(await this.#source.read(at, Math.min(12, most - at)));
    const id = head.toString('latin1', 0, 4);
    const isList = (id === 'LIST' || id === 'RIFF') && head.length === 12;
    const stated = at + 8 + head.readUInt32LE(4);
    const to = Math.min(stated, most);
    const name = isList ? head.toString('latin1', 8, 12) : id;
    const from = Math.min(at + (isList ? 12 : 8), to);
    return { name, isList, at, from, to, end: Math.min(to + (stated % 2), most) };
  }

  /** Plans the content of a list that stays. */
  async list({ name: inside, from, to }: Chunk): Promise<void> {
    let at = from;
    for (let chunk = await this.chunkAt(at, to); chunk; chunk = await this.chunkAt(at, to)) {
      at = chunk.end;
      if (chunk.isList && outer[inside]?.has(chunk.name)) {
        this.#plan.copy(chunk.at, chunk.from);
        await this.list(chunk);
        this.#plan.copy(chunk.to, chunk.end);
      } else if (chunk.isList && needed[chunk.name]) {
        this.#plan.copy(chunk.at, chunk.from);
        await this.list(chunk);
        this.#plan.copy(chunk.to, chunk.end);
      } else if (await this.#isNeeded(chunk, inside)) this.#plan.copy(chunk.at, chunk.end);
      else await this.#drop(chunk, inside);
    }
    // A rest of fewer bytes than a chunk's head.
    this.#plan.zeros(to - at);
  }

  async #isNeeded(chunk: Chunk, inside: string): Promise<boolean> {
    const { name, isList, from, to } = chunk;
    if (isList) return false;
    if (inside === 'movi' || inside === 'rec ') return shown.test(name);
    if (inside === 'AVI ' || inside === 'AVIX') return name === 'idx1';
    if (!needed[inside]?.has(name)) return false;
    // Cameras of Casio and Fujifilm put their notes in the place of a codec's.
    if (name !== 'strd' || to - from < 4) return true;
    return (await this.#source.read(from, 4)).toString('latin1') !== 'AVIF';
  }

  async #drop(chunk: Chunk, inside: string): Promise<void> {
    const { name, at, from, to, end } = chunk;
    await this.#tell(chunk);
    // In the film it keeps its name, by which the index finds it.
    const isFrame = (inside === 'movi' || inside === 'rec ') && name !== 'JUNK';
    if (isFrame) this.#plan.copy(at, from);
    else {
      this.#plan.bytes(junk);
      this.#plan.copy(at + 4, at + 8);
    }
    this.#plan.zeros(end - (isFrame ? from : Math.min(at + 8, to)));
  }

  /** Notes what a removed chunk tells. */
  async #tell(chunk: Chunk): Promise<void> {
    const { name, isList, from, to } = chunk;
    if (isList && name === 'INFO') {
      let at = from;
      for (let one = await this.chunkAt(at, to); one; one = await this.chunkAt(at, to)) {
        at = one.end;
        await this.#tell(one);
      }
      return;
    }
    const body = Buffer.from(await this.#source.read(from, Math.min(to - from, mostShown)));
    if (body.every((byte) => byte === 0)) return;
    const text = body.toString('latin1');
    const known = kinds[name];
    const tiff = /(II\*\0|MM\0\*)/.exec(text);
    if (known) note(this.#findings, known, textOf(body));
    else if (name === '_PMX') keepBlock(this.#findings, 'xmp', body);
    else if (telemetry.test(text)) note(this.#findings, 'place');
    else if (tiff) keepBlock(this.#findings, 'exif', body.subarray(tiff.index));
    else note(this.#findings, 'other');
  }
}

const textOf = (body: Buffer): string => body.toString('utf8').replace(/\0[\s\S]*$/, '');
