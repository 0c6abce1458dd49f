import type { Media } from '../../../contract/records.ts';
import type { Translator } from '../../../locales/index.ts';
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
    [
      words.text('inspector.type'),
      media.animated && media.kind === 'image' ? words.text('inspector.animated', { type }) : type,
    ],
  ];
}
