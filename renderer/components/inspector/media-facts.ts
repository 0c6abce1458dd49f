import type { Media } from '../../../contract/records.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { Fact } from './Inspector.tsx';

/** Size, dimensions and format of what was found in a file. */
export function mediaFacts(words: Translator, media: Media | null): Fact[] {
  if (!media) return [];
  const type = media.mime.replace(/^(image|video)\//, '').toUpperCase();
  const { width, height } = media;
  return [
    [words.t('inspector.size'), words.formatSize(media.bytes)],
    [
      words.t('inspector.dimensions'),
      width === null || height === null
        ? null
        : words.t('inspector.dimensions.value', {
            width: words.formatNumber(width),
            height: words.formatNumber(height),
          }),
    ],
    [words.t('inspector.duration'), media.duration == null ? null : describeDuration(words, media.duration)],
    [
      words.t('inspector.sound'),
      media.hasSound == null ? null : words.t(media.hasSound ? 'inspector.sound.yes' : 'inspector.sound.no'),
    ],
    [
      words.t('inspector.type'),
      media.animated && media.kind === 'image' ? words.t('inspector.animated', { type }) : type,
    ],
  ];
}

/** @param duration in ms */
function describeDuration(words: Translator, duration: number): string {
  const seconds = Math.round(duration / 1000);
  return words.t('inspector.duration.value', {
    minutes: words.formatNumber(Math.floor(seconds / 60)),
    seconds: String(seconds % 60).padStart(2, '0'),
  });
}
