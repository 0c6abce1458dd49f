/** What the desktop shell says itself, outside of the window's page. */
export const shell = {
  'shell.choose.title': 'Choose pictures to upload',
  'shell.choose.button': 'Upload',
  'shell.choose.pictures': 'Pictures and videos',
  'shell.choose.all': 'All files',

  'shell.import.title': 'Choose a history to import',
  'shell.import.button': 'Import',
  'shell.import.files': 'Histories',
  'shell.export.title': 'Export the library',
  'shell.export.button': 'Export',
} as const;
