import { decodeMarkup } from '../text.ts';
import type { Completeness, RandomAccessBytes } from './bytes.ts';
import { checkAsf, checkBmp, checkFlv, checkRiff, checkSvg, isAsf } from './containers.ts';
import { checkEbml } from './ebml.ts';
import { checkGif } from './gif.ts';
import { checkIsoBoxes } from './iso.ts';
import { checkJpeg } from './jpeg.ts';
import { checkPng } from './png.ts';
import { checkTiff, isTiff } from './tiff.ts';

export { type Completeness, openBytes } from './bytes.ts';

const headBytes = 1_024;

/**
 * Decides by its content whether a picture or video is complete.
 * @param thoroughly false: one that does not end as its kind ends is `unfinished` without a closer look, which
 * makes checking a file that grows cheap; true: an end is searched further ahead, and then it is `unknown`
 */
export async function checkCompleteness(
  bytes: RandomAccessBytes,
  thoroughly: boolean,
): Promise<Completeness> {
  if (bytes.size === 0) return 'unfinished';
  const head = await bytes.at(0, headBytes);
  const text = head.toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return checkPng(bytes, thoroughly);
  if (text.startsWith('\xff\xd8\xff')) return checkJpeg(bytes, thoroughly);
  if (/^GIF8[79]a/.test(text)) return checkGif(bytes, thoroughly);
  if (/^RIFF/.test(text)) return unlessEmpty(bytes, await checkRiff(bytes));
  if (/^BM/.test(text)) return unlessEmpty(bytes, await checkBmp(bytes));
  if (text.startsWith('\x1aE\xdf\xa3')) return unlessEmpty(bytes, await checkEbml(bytes));
  if (text.startsWith('FLV\x01')) return checkFlv(bytes);
  if (isAsf(head)) return unlessEmpty(bytes, await checkAsf(bytes));
  if (/^.{4}(ftyp|moov|mdat|wide|free|skip)/s.test(text))
    return unlessEmpty(bytes, await checkIsoBoxes(bytes));
  if (isTiff(head)) return checkTiff(bytes);
  const markup = decodeMarkup(head);
  if (/^\s*<(svg|\w+:svg|[?!])/i.test(markup) && /<([\w-]+:)?svg[\s>]/i.test(markup)) return checkSvg(bytes);
  // Room that was taken before there was something to fill it with.
  return head.every((byte) => byte === 0) ? 'unfinished' : 'unknown';
}

const tailBytes = 256;

/**
 * Returns `unknown` for a complete file that ends in zeros. A length in the header says nothing of a file that was
 * given its full size before its content: one that ends in zeros may be such a one, or simply end in zeros.
 */
async function unlessEmpty(bytes: RandomAccessBytes, judged: Completeness): Promise<Completeness> {
  if (judged !== 'complete' || bytes.size <= tailBytes) return judged;
  const tail = await bytes.at(bytes.size - tailBytes, tailBytes);
  return tail.every((byte) => byte === 0) ? 'unknown' : judged;
}
