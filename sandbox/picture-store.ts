import { appendFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { newDeletehash, newId, newTicket } from './random-ids.ts';

const pictureSchema = z.object({
  id: z.string(),
  deletehash: z.string(),
  kind: z.enum(['image', 'video']),
  mime: z.string(),
  extension: z.string(),
  width: z.number(),
  height: z.number(),
  animated: z.boolean(),
  hasSound: z.boolean(),
  /** Number of bytes served, and received. */
  size: z.number(),
  receivedSize: z.number(),
  /** Hex, of the received bytes. */
  receivedSha256: z.string(),
  isChanged: z.boolean(),
  name: z.string().nullable(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  at: z.number(),
  accountId: z.number().nullable(),
  favoriteOf: z.array(z.number()),
  inGallery: z.boolean(),
  deletedAt: z.number().nullable(),
  /** When a video is ready, and the ticket to poll. */
  readyAt: z.number(),
  ticket: z.string().nullable(),
  /** Accepted, but its link is dead. */
  isDead: z.boolean(),
});
export type Picture = z.infer<typeof pictureSchema>;

const albumSchema = z.object({
  id: z.string(),
  deletehash: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  privacy: z.enum(['public', 'hidden', 'secret']),
  layout: z.string(),
  cover: z.string().nullable(),
  order: z.number(),
  at: z.number(),
  accountId: z.number().nullable(),
  pictureIds: z.array(z.string()),
  favoriteOf: z.array(z.number()),
  inGallery: z.boolean(),
  isDeleted: z.boolean(),
});
export type Album = z.infer<typeof albumSchema>;

const entrySchema = z.union([z.object({ picture: pictureSchema }), z.object({ album: albumSchema })]);
type Entry = z.infer<typeof entrySchema>;

/** Input for a new picture; the store assigns its ids. */
export type NewPicture = Omit<
  Picture,
  'id' | 'deletehash' | 'favoriteOf' | 'inGallery' | 'deletedAt' | 'ticket'
> & {
  readonly wantsTicket: boolean;
};
export type NewAlbum = Omit<Album, 'id' | 'deletehash' | 'favoriteOf' | 'inGallery' | 'isDeleted' | 'order'>;

/**
 * Stores pictures and albums in a folder: one file each, and a journal in which the last line about an entry counts, so
 * that a crash loses at most a line.
 */
export class PictureStore {
  readonly #folder: string;
  readonly #isTemporary: boolean;
  readonly #pictures = new Map<string, Picture>();
  readonly #pictureOfHash = new Map<string, Picture>();
  readonly #pictureOfTicket = new Map<string, Picture>();
  readonly #albums = new Map<string, Album>();
  readonly #albumOfHash = new Map<string, Album>();
  #writing: Promise<void> = Promise.resolve();
  #uploads = 0;

  private constructor(folder: string, isTemporary: boolean) {
    this.#folder = folder;
    this.#isTemporary = isTemporary;
  }

  /**
   * Opens a store.
   * @param folder null for a temporary one that is removed by `close`
   */
  static async open(folder: string | null): Promise<PictureStore> {
    const place = folder ?? (await mkdtemp(join(tmpdir(), 'snapferry-sandbox-')));
    const store = new PictureStore(place, folder === null);
    for (const part of ['served', 'received']) await mkdir(join(place, part), { recursive: true });
    // Files half received at a crash belong to no picture.
    await rm(join(place, 'incoming'), { recursive: true, force: true });
    await mkdir(join(place, 'incoming'));
    await store.#load();
    return store;
  }

  get pictures(): readonly Picture[] {
    return [...this.#pictures.values()];
  }

  get albums(): readonly Album[] {
    return [...this.#albums.values()].filter((album) => !album.isDeleted);
  }

  picture(id: string): Picture | null {
    return this.#pictures.get(id) ?? null;
  }

  pictureByDeletehash(deletehash: string): Picture | null {
    return this.#pictureOfHash.get(deletehash) ?? null;
  }

  pictureByTicket(ticket: string): Picture | null {
    return this.#pictureOfTicket.get(ticket) ?? null;
  }

  album(id: string): Album | null {
    const album = this.#albums.get(id);
    return album === undefined || album.isDeleted ? null : album;
  }

  albumByDeletehash(deletehash: string): Album | null {
    const album = this.#albumOfHash.get(deletehash);
    return album === undefined || album.isDeleted ? null : album;
  }

  albumOf(picture: Picture): Album | null {
    return this.albums.find((album) => album.pictureIds.includes(picture.id)) ?? null;
  }

  /** Returns an unused path. The caller who writes there gives it to `addPicture` or to `discard`. */
  incomingPath(): string {
    this.#uploads += 1;
    return join(this.#folder, 'incoming', `${process.pid}-${this.#uploads}`);
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  servedPath(picture: Picture): string {
    return join(this.#folder, 'served', picture.id);
  }

  receivedPath(picture: Picture): string {
    return picture.isChanged ? join(this.#folder, 'received', picture.id) : this.servedPath(picture);
  }

  /** Adds a picture and takes both files over; `changedPath` null where the received file is served. */
  async addPicture(made: NewPicture, receivedPath: string, changedPath: string | null): Promise<Picture> {
    const { wantsTicket, ...rest } = made;
    const picture: Picture = {
      ...rest,
      id: this.#freshId(),
      deletehash: newDeletehash(),
      favoriteOf: [],
      inGallery: false,
      deletedAt: null,
      ticket: wantsTicket ? newTicket() : null,
    };
    // Stored before the first await, so that no other picture gets the id.
    this.#remember(picture);
    if (changedPath !== null) await rename(changedPath, this.servedPath(picture));
    await rename(receivedPath, this.receivedPath(picture));
    await this.saved({ picture });
    return picture;
  }

  async addAlbum(made: NewAlbum): Promise<Album> {
    const album: Album = {
      ...made,
      id: this.#freshId(),
      deletehash: newDeletehash(),
      favoriteOf: [],
      inGallery: false,
      isDeleted: false,
      order: this.#albums.size,
    };
    this.#rememberAlbum(album);
    await this.saved({ album });
    return album;
  }

  /** Deletes the bytes; the record stays, because a deleted link must be recognized. */
  async deletePicture(picture: Picture, now: number): Promise<void> {
    picture.deletedAt = now;
    await rm(this.servedPath(picture), { force: true });
    await rm(this.receivedPath(picture), { force: true });
    await this.saved({ picture });
  }

  /** Writes the changes of a picture or an album to the journal. */
  async saved(entry: Entry): Promise<void> {
    const line = `${JSON.stringify(entry)}\n`;
    const written = this.#writing.then(() => appendFile(this.#journalPath, line));
    this.#writing = written.catch(() => undefined);
    await written;
  }

  async close(): Promise<void> {
    await this.#writing;
    if (this.#isTemporary) await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  get #journalPath(): string {
    return join(this.#folder, 'index.jsonl');
  }

  async #load(): Promise<void> {
    const exists = await stat(this.#journalPath).catch(() => null);
    if (exists === null) return;
    for (const line of (await readFile(this.#journalPath, 'utf8')).split('\n')) {
      const entry = readLine(line);
      if (entry === null) continue;
      if ('picture' in entry) this.#remember(entry.picture);
      else this.#rememberAlbum(entry.album);
    }
    await this.#compact();
  }

  async #compact(): Promise<void> {
    const entries = [
      ...this.pictures.map((picture) => ({ picture })),
      ...[...this.#albums.values()].map((album) => ({ album })),
    ];
    const next = `${this.#journalPath}.next`;
    await writeFile(next, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    await rename(next, this.#journalPath);
  }

  #remember(picture: Picture): void {
    this.#pictures.set(picture.id, picture);
    this.#pictureOfHash.set(picture.deletehash, picture);
    if (picture.ticket !== null) this.#pictureOfTicket.set(picture.ticket, picture);
  }

  #rememberAlbum(album: Album): void {
    this.#albums.set(album.id, album);
    this.#albumOfHash.set(album.deletehash, album);
  }

  #freshId(): string {
    let id = newId();
    while (this.#pictures.has(id) || this.#albums.has(id)) id = newId();
    return id;
  }
}

/**
 * Parses a line.
 * @returns null for a line that was torn by a crash.
 */
function readLine(line: string): Entry | null {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
