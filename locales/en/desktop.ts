/** What is said about the clipboard, the tray and the start of the app. */
export const desktop = {
  'clipboard.upload': 'Upload what is in the clipboard',
  'clipboard.pause': 'Pause watching the clipboard',
  'clipboard.resume': 'Resume watching the clipboard',
  'clipboard.name': 'Copied picture',
  'clipboard.not-taken': 'A copied picture could not be added. Open Snapferry to see why.',
  'clipboard.missed':
    '{count, plural, one {# more file was copied, and Windows did not name it} other {# more files were copied, and Windows did not name them}}',
  'clipboard.missed.advice': 'Drop them on the window instead.',
  'clipboard.too-large':
    'The picture in the clipboard is too large to be taken from there: {megapixels} megapixels',
  'clipboard.too-large.advice':
    'It is still in the clipboard. Save it as a file in the program it comes from, and add that file.',
  'clipboard.sign.on': 'Copied pictures are uploaded',
  'clipboard.sign.paused': 'Clipboard: paused',
  'clipboard.section': 'Clipboard',
  'clipboard.watch': 'Upload pictures that you copy',
  'clipboard.watch.about':
    'Once a second Snapferry looks whether a new picture was copied in another program, and uploads it. Its link then takes its place, if links are copied. Text and files are left alone, and so is whatever a password manager marks as secret. While this is on, a sign in the window and in the tray says so.',
  'clipboard.watch.wayland':
    'On Wayland a program sees the clipboard only while its own window is in front: what you copied last is found when you come back to Snapferry.',

  'tray.idle': 'Nothing to upload',
  'tray.broken': 'Snapferry cannot upload: open it to see why',
  'tray.busy':
    '{open, plural, one {# picture to go} other {# pictures to go}}{hasTime, select, yes {, done by {time}} other {}}',
  'tray.waiting':
    '{open, plural, one {# picture waits} other {# pictures wait}}{hasTime, select, yes {, goes on at {time}} other {}}',
  'tray.paused': '{open, plural, =0 {Paused} one {Paused, # picture to go} other {Paused, # pictures to go}}',
  'tray.failed': '{count, plural, one {# picture failed} other {# pictures failed}}',
  'tray.client-id': 'A Client-ID is missing',
  'tray.room':
    '{count, plural, =0 {No room for uploads now} one {Room for # upload now} other {Room for # uploads now}}{hasTime, select, yes {, full again {time}} other {}}',
  'tray.watch.on': 'Copied pictures are uploaded',
  'tray.watch.paused': 'Watching the clipboard is paused',
  'tray.recent': 'Copy a link',
  'tray.open': 'Open Snapferry',
  'tray.quit': 'Quit Snapferry',
  'tray.kept': 'Snapferry goes on in the tray',
  'tray.kept.text': 'Uploads go on while its window is closed. To end it, choose Quit in the tray.',
  'tray.kept.settings': 'Settings',

  'desktop.section': 'Window and start',
  'desktop.keep': 'Go on in the tray when the window is closed',
  'desktop.keep.about': 'Uploads go on, and the tray has all that is done every day.',
  'desktop.keep.no-tray':
    'Nothing on this desktop shows tray icons now. Until that changes, closing the window quits.',
  'desktop.login': 'Start when you sign in',
  'desktop.login.about': 'Without its window, in the tray.',
} as const;
