import { basename, extname } from 'node:path';

/**
 * Extensions of pictures and videos, also those that some hosts refuse: a picture that is refused by name beats one
 * that is passed over in silence.
 */
const endings = new Set(
  (
    'jpg jpeg jpe jfif png apng gif tif tiff webp heic heif hif avif avifs bmp dib svg ' +
    'cr2 cr3 nef nrw arw dng raf orf rw2 pef srw ' +
    'ico psd jp2 jxl tga ppm pgm pbm pnm pam pcx dds exr hdr qoi xcf ' +
    'mp4 m4v webm mkv mov avi mpg mpeg wmv flv'
  ).split(' '),
);

/**
 * True for names of pictures or videos. Hidden files, and the shadow files that macOS leaves on foreign disks
 * (`._holiday.jpg`), have no such name.
 */
export function isPictureName(path: string): boolean {
  return !basename(path).startsWith('.') && endings.has(extname(path).slice(1).toLowerCase());
}
