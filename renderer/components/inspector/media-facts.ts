import type { Media } from '../../../contract/records.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { Fact } from './Inspector.tsx';

/** Size, dimensions and format of what was found in a file. */
export function mediaFacts(words: Translator, media: Media | null): Fact[] {
  if (!media) return [];
  const type = media.mime.replace(/^(image|video)\//, '').toUpperCase();
  const { width, height } = media;
  return [
    [words.text('inspector.size'), words.size(media.bytes)],
    [
      words.text('inspector.dimensions'),
      width === null || height === null
        ? null
        : words.text('inspector.dimensions.value', {
            width: words.number(width),
            height: words.number(height),
          }),
    ],
    [words.text('inspector.duration'), media.duration == null ? null : lengthWords(words, media.duration)],
    [
      words.text('inspector.sound'),
      media.hasSound == null
        ? null
        : words.text(media.hasSound ? 'inspector.sound.yes' : 'inspector.sound.no'),
    ],
    [
      words.text('inspector.type'),
      media.animated && media.kind === 'image' ? words.text('inspector.animated', { type }) : type,
    ],
  ];
}

/** @param duration in ms */
function lengthWords(words: Translator, duration: number): string {
  const seconds = Math.round(duration / 1000);
  return words.text('inspector.duration.value', {
    minutes: words.number(Math.floor(seconds / 60)),
    seconds: String(seconds % 60).padStart(2, '0'),
  });
}
