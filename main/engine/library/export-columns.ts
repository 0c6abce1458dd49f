/** The columns of an export, in this order. */
export const exportColumns = [
  'uploadedAt',
  'host',
  'id',
  'link',
  'page',
  'deletehash',
  'name',
  'title',
  'description',
  'tags',
  'privacy',
  'account',
  'mime',
  'bytes',
  'width',
  'height',
  'presence',
] as const;

export const exportFormat = 'snapferry-library';
