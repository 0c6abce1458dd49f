export { convert } from './convert/index.ts';
export { holdsPicture } from './file-type.ts';
export { pictureForEditing, whyNotEditable } from './for-editing.ts';
export { likenessOf } from './likeness.ts';
export { type Examined, examine, whatIsCarried } from './metadata/index.ts';
export { isPictureName } from './picture-name.ts';
export { probeMedia } from './probe.ts';
export { makeThumbnail } from './thumbnail.ts';
