/** What happened (`title`) and what to do about it (`advice`), for every error code. */
export const error = {
  'error.empty-file': 'The file is empty.',
  'error.empty-file.advice': 'Save the picture again and drop it once more.',
} as const;
