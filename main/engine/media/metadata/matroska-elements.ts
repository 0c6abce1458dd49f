/** Rules of a master element: for each child, to keep it as it is, or its own rules. All others are removed. */
export type Rules = ReadonlyMap<number, 'keep' | Rules>;

/** Element ids, by their names in RFC 9559. */
export const ids = {
  header: 0x1a45dfa3,
  void: 0xec,
  checksum: 0xbf,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  info: 0x1549a966,
  title: 0x7ba9,
  dateUtc: 0x4461,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  trackName: 0x536e,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  codecName: 0x258688,
  cluster: 0x1f43b675,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  cues: 0x1c53bb6b,
  chapters: 0x1043a770,
  attachments: 0x1941a469,
  tags: 0x1254c367,
} as const;

const keep = (...kept: number[]) => kept.map((id) => [id, 'keep'] as const);
const rules = (...entries: (readonly [number, 'keep' | Rules])[]): Rules => new Map(entries);

const cuePositions = rules(...keep(0xf7, 0xf1, 0xf0, 0xb2, 0x5378, 0xea), [0xdb, rules(...keep(0x96))]);
const cuePoint = rules(...keep(0xb3), [0xb7, cuePositions]);

const blockMore = rules(...keep(0xa5, 0xee));
const blockGroup = rules(...keep(ids.block, 0x9b, 0xfa, 0xfb, 0x75a2, 0xa4), [
  0x75a1,
  rules([0xa6, blockMore]),
]);

/** True for track types that are shown: pictures, sound, and both in one. */
export const isShown = (type: number | null): boolean => type === 1 || type === 2 || type === 3;

export const segmentRules = {
  nothing: rules(),
  /** Rules of the EBML header: how it is written, and which kind of it this is. */
  header: rules(...keep(0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285)),
  seek: rules(...keep(ids.seekId, 0x53ac)),
  cues: rules([0xbb, cuePoint]),
  cluster: rules(...keep(0xe7, 0xa7, 0xab), [0x5854, rules(...keep(0x58d7))]),
  blockGroup,
  /** Elements that end a cluster without a length. */
  level1: new Set<number>([
    ids.seekHead,
    ids.info,
    ids.tracks,
    ids.cluster,
    ids.cues,
    ids.chapters,
    ids.attachments,
    ids.tags,
  ]),
} as const;

/** Rules of the info: the scale of all times, and the length. */
export const infoRules = rules(...keep(0x2ad7b1, 0x4489));

const mastering = rules(
  ...keep(0x55d1, 0x55d2, 0x55d3, 0x55d4, 0x55d5, 0x55d6, 0x55d7, 0x55d8, 0x55d9, 0x55da),
);
const colour = rules(
  ...keep(
    0x55b1,
    0x55b2,
    0x55b3,
    0x55b4,
    0x55b5,
    0x55b6,
    0x55b7,
    0x55b8,
    0x55b9,
    0x55ba,
    0x55bb,
    0x55bc,
    0x55bd,
  ),
  [0x55d0, mastering],
);
const projection = rules(...keep(0x7671, 0x7672, 0x7673, 0x7674, 0x7675));
const video = rules(
  ...keep(
    0x9a,
    0x9d,
    0x53b8,
    0x53c0,
    0xb0,
    0xba,
    0x54aa,
    0x54bb,
    0x54cc,
    0x54dd,
    0x54b0,
    0x54ba,
    0x54b2,
    0x54b3,
  ),
  ...keep(0x2eb524, 0x2fb523, 0x2383e3),
  [0x55b0, colour],
  [0x7670, projection],
);
const audio = rules(...keep(0xb5, 0x78b5, 0x9f, 0x6264, 0x52f1, 0x7d7b));
const compression = rules(...keep(0x4254, 0x4255));
const encoding = rules(...keep(0x5031, 0x5032, 0x5033), [0x5034, compression]);
const operation = rules([0xe3, rules([0xe4, rules(...keep(0xe5, 0xe6))])], [0xe9, rules(...keep(0xed))]);

/** Rules of pictures and sound: what it takes to decode them, their language, and which is to be shown first. */
export const trackRules = rules(
  ...keep(
    ids.trackNumber,
    0x73c5,
    ids.trackType,
    0xb9,
    0x88,
    0x55aa,
    0x55ab,
    0x55ac,
    0x55ad,
    0x55ae,
    0x55af,
    0x9c,
  ),
  ...keep(
    0x6de7,
    0x6df8,
    0x23e383,
    0x234e7a,
    0x23314f,
    0x55ee,
    0x22b59c,
    0x22b59d,
    ids.codecId,
    0xaa,
    0x6fab,
  ),
  ...keep(0x56aa, 0x56bb),
  [0x41e4, rules(...keep(0x41f0, 0x41e7, 0x41ed))],
  [0xe0, video],
  [0xe1, audio],
  [0xe2, operation],
  [0x6d80, rules([0x6240, encoding])],
);
