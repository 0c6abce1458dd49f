/** What is said about watched folders. */
export const folders = {
  'error.folder-missing': 'The folder is not there.',
  'error.folder-missing.advice':
    '{hasFolder, select, yes {{folder} was moved, renamed or deleted, or its disk is not connected.} other {It was moved, renamed or deleted, or its disk is not connected.}} Choose it again.',
  'error.folder-unreadable': 'The folder cannot be opened.',
  'error.folder-unreadable.advice':
    '{hasFolder, select, yes {You have no right to look into {folder}.} other {You have no right to look into it.}} Give yourself that right, or choose another folder.',
  'error.not-a-folder': 'This is not a folder.',
  'error.not-a-folder.advice': 'Only folders can be watched. Choose the folder that it lies in.',
  'error.folder-is-profile': 'Snapferry keeps its own data in this folder.',
  'error.folder-is-profile.advice':
    'Watching it would upload what it stores for itself. Choose another folder.',
  'error.folder-overlaps': 'Its pictures are watched already.',
  'error.folder-overlaps.advice':
    '{hasOther, select, yes {This folder and {other} have pictures in common, which would go up twice.} other {It has pictures in common with another watched folder, which would go up twice.}} Remove the other one first, or leave out subfolders.',
  'error.bad-pattern': 'This pattern does not make sense.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {It says {pattern}.} other {}} Write it like *.png or screenshots/**, and close every bracket.',
};
