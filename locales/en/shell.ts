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

  'shell.tray.idle': 'Nothing to upload',
  'shell.tray.busy':
    '{open, plural, one {# picture to go} other {# pictures to go}}{hasTime, select, yes {, done by {time}} other {}}',
  'shell.tray.waiting':
    '{open, plural, one {# picture waits} other {# pictures wait}}{hasTime, select, yes {, goes on at {time}} other {}}',
  'shell.tray.paused':
    '{open, plural, =0 {Paused} one {Paused, # picture to go} other {Paused, # pictures to go}}',
  'shell.tray.room':
    '{count, plural, =0 {No room for uploads now} one {Room for # upload now} other {Room for # uploads now}}{hasTime, select, yes {, full again {time}} other {}}',
  'shell.tray.open': 'Open Snapferry',
  'shell.tray.quit': 'Quit Snapferry',
} as const;
