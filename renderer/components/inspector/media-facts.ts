import type { Media } from '../../../contract/media.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { Fact } from './Inspector.tsx';

/** Lists size, dimensions and format of a file's content. */
export function mediaFacts(i18n: Translator, media: Media | null): Fact[] {
  if (!media) return [];
  const type = media.mime.replace(/^(image|video)\//, '').toUpperCase();
  const { width, height } = media;
  return [
    [i18n.t('inspector.size'), i18n.formatSize(media.bytes)],
    [
      i18n.t('inspector.dimensions'),
      width === null || height === null
        ? null
        : i18n.t('inspector.dimensions.value', {
            width: i18n.formatNumber(width),
            height: i18n.formatNumber(height),
          }),
    ],
    [i18n.t('inspector.duration'), media.duration == null ? null : describeDuration(i18n, media.duration)],
    [
      i18n.t('inspector.sound'),
      media.hasSound == null ? null : i18n.t(media.hasSound ? 'inspector.sound.yes' : 'inspector.sound.no'),
    ],
    [
      i18n.t('inspector.type'),
      media.animated && media.kind === 'image' ? i18n.t('inspector.animated', { type }) : type,
    ],
  ];
}

/** @param duration in ms */
function describeDuration(i18n: Translator, duration: number): string {
  const seconds = Math.round(duration / 1000);
  return i18n.t('inspector.duration.value', {
    minutes: i18n.formatNumber(Math.floor(seconds / 60)),
    seconds: String(seconds % 60).padStart(2, '0'),
  });
}
