import type { Media } from '../../../../contract/media.ts';
import type { Finding, PictureText, ReadingLanguage } from '../../../../contract/reading.ts';

/** Data of a language on this computer. */
export interface LanguageFile {
  readonly language: ReadingLanguage;
  readonly path: string;
}

/** What is wanted of a picture; what is not wanted does not leave the process. */
export interface ReadingWants {
  readonly words: boolean;
  readonly codes: boolean;
  readonly findings: boolean;
}

export interface ReadingInput {
  readonly path: string;
  readonly media: Media;
  readonly languages: readonly LanguageFile[];
  readonly wants: ReadingWants;
}

export interface Reading extends Omit<PictureText, 'languages'> {
  readonly findings: readonly Finding[];
}
