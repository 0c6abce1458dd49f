import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { HistoryItem, Job, JobState, Media } from '../../../contract/records.ts';
import { at, minute, sceneTime } from './time.ts';

export const files: readonly (readonly [
  name: string,
  width: number,
  height: number,
  bytes: number,
  mime: string,
])[] = [
  ['sunset-over-the-bay.jpg', 4032, 3024, 3_412_880, 'image/jpeg'],
  ['Screenshot 2026-03-12 134502.png', 2560, 1440, 812_331, 'image/png'],
  ['lake-morning.jpg', 6000, 4000, 8_933_127, 'image/jpeg'],
  ['quarterly-report.png', 1920, 1080, 241_006, 'image/png'],
  ['poster draft 3.png', 2480, 3508, 5_120_442, 'image/png'],
  ['IMG_2041.jpg', 4032, 3024, 2_874_209, 'image/jpeg'],
  ['editor-theme.png', 1680, 1050, 402_118, 'image/png'],
  ['meadow.webp', 2048, 1365, 688_240, 'image/webp'],
  ['cover-art.png', 3000, 3000, 6_204_411, 'image/png'],
  ['dashboard-dark.png', 1920, 1200, 318_702, 'image/png'],
  ['timelapse.mp4', 1920, 1080, 48_220_118, 'video/mp4'],
  ['loading.gif', 480, 270, 1_902_554, 'image/gif'],
];

export function hashOf(index: number): string {
  // The last digits choose the drawing, the first ones vary it.
  const head = ((index * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0');
  return head.padEnd(60, 'a') + (index % 10).toString(16).padStart(4, '0');
}

export function mediaOf(index: number): Media {
  const [, width, height, bytes, mime] = files[index % files.length] ?? files[0] ?? ['', 1, 1, 1, ''];
  return {
    kind: mime.startsWith('video') ? 'video' : 'image',
    mime,
    bytes,
    width,
    height,
    animated: mime === 'image/gif',
    sha256: hashOf(index),
  };
}

export const remoteOf = (index: number) => {
  const id = `${(index * 7919 + 104_729).toString(36)}Qx7`.slice(0, 7);
  return {
    id,
    link: `https://i.imgur.com/${id}.jpg`,
    page: `https://imgur.com/${id}`,
    deletehash: 'kept-out-of-sight',
    mime: 'image/jpeg',
    width: null,
    height: null,
    bytes: null,
  };
};

export function jobOf(index: number, state: JobState, change: Partial<Job> = {}): Job {
  const ended = state === 'uploaded' || state === 'failed' || state === 'cancelled';
  const name = files[index % files.length]?.[0] ?? 'picture.png';
  const media = mediaOf(index);
  return {
    id: `job-${index}`,
    seq: index,
    batchId: `batch-${Math.floor(index / 12)}`,
    origin: 'drop',
    folder: null,
    source: { kind: 'file', path: `/home/ada/Pictures/${name}` },
    name,
    title: null,
    description: null,
    privacy: 'hidden',
    account: null,
    lane: 'normal',
    state,
    reason: null,
    doneBy: null,
    media: state === 'queued' ? null : media,
    hasThumbnail: state !== 'queued' && state !== 'preparing' && media.kind === 'image',
    progress: null,
    attempts: ended || state === 'uploading' ? 1 : 0,
    error: null,
    maybeTwice: false,
    remote: state === 'uploaded' ? remoteOf(index) : null,
    createdAt: at(13, 40),
    updatedAt: at(13, 46),
    endedAt: ended ? at(13, 46) - index * 1000 : null,
    ...change,
  };
}

export function historyOf(index: number, change: Partial<HistoryItem> = {}): HistoryItem {
  const name = files[index % files.length]?.[0] ?? 'picture.png';
  const media = mediaOf(index);
  return {
    id: `history-${index}`,
    jobId: `old-job-${index}`,
    host: 'imgur',
    name,
    title: index % 4 === 2 ? 'Morning at the lake, before the boats' : null,
    description: null,
    privacy: 'hidden',
    account: null,
    origin: index % 3 === 0 ? 'paste' : 'drop',
    media,
    hasThumbnail: media.kind === 'image',
    remote: remoteOf(index),
    maybeTwice: false,
    uploadedAt: sceneTime - index * 97 * minute - minute,
    ...change,
  };
}

export function itemOf(index: number, change: Partial<LibraryItem> = {}): LibraryItem {
  const item = historyOf(index);
  const [, width, height, bytes] = files[index % files.length] ?? ['', 1, 1, 1];
  return {
    ...item,
    id: `item-${index}`,
    importedFrom: null,
    kind: item.media?.kind === 'video' ? 'video' : item.media?.animated ? 'animated' : 'image',
    bytes,
    thumbnail: item.media?.sha256 ?? '',
    presence: 'unchecked',
    checkedAt: null,
    deletion: null,
    similarTo: null,
    postId: null,
    folder: index % 5 === 4 ? null : `/home/ada/${index % 2 === 0 ? 'Pictures/Lake' : 'Screenshots'}`,
    ...change,
    remote: { ...item.remote, width, height, bytes },
  };
}

export const failed = (code: ErrorData['code'], params: ErrorData['params'] = {}): Partial<Job> => ({
  error: { code, message: `in plain English: ${code}`, params },
  remote: null,
});

export const uploading = (index: number, share: number, change: Partial<Job> = {}) => {
  const total = mediaOf(index).bytes;
  return jobOf(index, 'uploading', {
    progress: { sent: Math.round(total * share), total },
    doneBy: at(13, 49),
    ...change,
  });
};

export const turn = (ahead: number): Partial<Job> => ({
  reason: { kind: 'turn', ahead, until: at(13, 50) },
  doneBy: at(13, 50),
});

export const longName =
  'Ein außerordentlich langer Dateiname, der in keine Spalte passt und trotzdem nirgends herausragen darf (Kopie) (2).png';

export const failureOf = (code: ErrorData['code'], params: ErrorData['params'] = {}): ErrorData => ({
  code,
  message: 'in plain English',
  params,
});

export const busyJobs: readonly Job[] = [
  uploading(13, 0.83, { title: 'Release notes, first page', origin: 'paste' }),
  uploading(2, 0.43),
  uploading(8, 0.08),
  jobOf(5, 'waiting', { ...turn(0), title: 'The old harbour' }),
  jobOf(10, 'waiting', turn(1)),
  jobOf(14, 'waiting', {
    reason: { kind: 'retry', error: { code: 'over-capacity', message: '', params: {} }, until: at(13, 51) },
    attempts: 2,
    error: { code: 'over-capacity', message: '', params: {} },
  }),
  jobOf(16, 'preparing'),
  jobOf(18, 'queued', {
    source: { kind: 'url', url: 'https://example.org/photos/bridge.jpg' },
    name: 'https://example.org/photos/bridge.jpg',
  }),
  jobOf(25, 'failed', failed('too-big', { bytes: 26_480_112, limit: 20_000_000 })),
  jobOf(0, 'uploaded', { title: 'Sunset over the bay', endedAt: at(13, 47) }),
  jobOf(1, 'uploaded'),
  jobOf(3, 'uploaded', { maybeTwice: true, attempts: 2 }),
  jobOf(7, 'uploaded'),
  jobOf(9, 'cancelled'),
];
