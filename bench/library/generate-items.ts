import { createHash } from 'node:crypto';
import type { NewHistory } from '../../main/engine/store/library/add-history.ts';

const words =
  'harbour sunset cat dog Ёлка порт вечер screenshot error window Zürich café mountain river screen table report invoice chart map'.split(
    ' ',
  );
const word = (index: number) => words[(index * 7_919) % words.length] ?? '';

/** Generates the item of this number, always the same: half an hour younger than the one before. */
export function libraryItem(index: number): NewHistory {
  const id = (index * 2_654_435_761).toString(36).slice(-7).padStart(7, 'x');
  return {
    // As long as real ones.
    id: createHash('sha256').update(String(index)).digest('hex').slice(0, 36),
    jobId: null,
    origin: null,
    importedFrom: 'sharex',
    host: index % 20 === 0 ? 'smms' : 'imgur',
    name: `IMG_${index}_${word(index)}.png`,
    title: `${word(index + 1)} ${word(index + 5)}`,
    description: index % 3 === 0 ? `${word(index + 2)} bei ${word(index + 3)}` : null,
    privacy: index % 10 === 0 ? 'public' : 'hidden',
    account: null,
    media: null,
    hasThumbnail: false,
    maybeTwice: false,
    uploadedAt: Date.UTC(2020, 0, 1) + index * 1_800_000,
    remote: {
      id,
      link: `https://i.imgur.com/${id}.png`,
      page: `https://imgur.com/${id}`,
      deletehash: `${id}deletehas`,
      mime: index % 15 === 0 ? 'video/mp4' : 'image/png',
      width: 800,
      height: 600,
      bytes: 10_000 + ((index * 7_919) % 900_000),
    },
  };
}
