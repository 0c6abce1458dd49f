import type { ReadingLanguage } from '../../../contract/reading.ts';

/** A package of the npm registry that holds the data of a language. */
export interface LanguagePackage {
  /** Path of its tarball at the registry. */
  readonly path: string;
  /** Bytes of that. */
  readonly bytes: number;
  /** SHA-512 of the tarball in base64, as the registry's `integrity` has it. */
  readonly sha512: string;
  /** Name of the data in the tarball, compressed by gzip. */
  readonly member: string;
}

const scope = '@tesseract.js-data';
/** The data of the neural networks alone, with whole numbers: a tenth of the other's size. */
const variant = '4.0.0_best_int';

const packageOf = (language: string, bytes: number, sha512: string): LanguagePackage => ({
  path: `/${scope}/${language}/-/${language}-1.0.0.tgz`,
  bytes,
  sha512,
  member: `package/${variant}/${language}.traineddata.gz`,
});

/** What can be downloaded. There is no package of Russian: that is read with the data of a system's Tesseract. */
export const languagePackages: Readonly<Record<ReadingLanguage, LanguagePackage | null>> = {
  eng: packageOf(
    'eng',
    13_839_644,
    'mbTumm6KQPUHyzTPQaF3ObXYnx0SqqfV2nabqFVQBwD6Kl7PhGSLSzOlfFTWy0P3BjghaSKA2W9GB19Jk+ZcTg==',
  ),
  deu: packageOf(
    'deu',
    8_411_089,
    '3ter1p2gFAiCd5CMC+PodZ9YY2UDomkKj+ytlKeeZqOUmhLx1SDnYPf5zog0g5MBbxYveW+8omI3PUflqHfZ4Q==',
  ),
  spa: packageOf(
    'spa',
    10_436_372,
    '9Ln+QKq/TNu4Hy4aOp5b4nXo9U0C6IqJMzNDpAJZe/fNtz6jXG9G/hQgR/Irxj+RGf0M7Xy1MNx1yl4wQUIfeg==',
  ),
  ind: packageOf(
    'ind',
    5_024_024,
    'bykwjIpoIR9jqHm+juv2FSMR8Xg3gNnAqYzu6nI01wMiTTMamyZE6r27Kvp39Mi34j9XHsvNAuKdZKzqV+YcgA==',
  ),
  ita: packageOf(
    'ita',
    8_567_364,
    'Sx19NVYve5VAxEBDL6CWTX+evlvzV+iAS5ejJywcHVsmir/C9Tzw2fExoh97QFc06t48tYZA8VrMobsBzMAEhA==',
  ),
  por: packageOf(
    'por',
    8_124_452,
    'sQ7GqYUgKaMmV0vNujYoXLlXUp2e5RGGkJxQ3L59kUOaupIugLJeb1dqhrfgyb71XQw7ltdSuXdQIoaoS/rpsQ==',
  ),
  rus: null,
};
