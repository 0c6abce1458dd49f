/** What the window says. */
export const window = {
  'rail.label': 'Main',
  'rail.queue': 'Queue',
  'rail.library': 'Library',
  'rail.settings': 'Settings',
  'rail.collapse': 'Collapse the side bar',
  'rail.expand': 'Expand the side bar',
  'rail.open-count': '{count, plural, one {# picture to go} other {# pictures to go}}',

  'credit.label': 'Credits',
  'credit.room':
    '{count, plural, =0 {No room for uploads now} one {Room for # upload now} other {Room for # uploads now}}',
  'credit.refill': '{budget}: full again {time}',
  'credit.unknown': 'Imgur has not told its limits yet',
  'credit.used': 'Used',
  'credit.reserved': 'Taken by uploads under way',
  'credit.kept': 'Kept for screenshots',
  'credit.free': 'Free',
  'credit.of': '{free} of {limit} free',
  'credit.resets': 'Full again: {time}',
  'credit.resets-unknown': 'The window begins with the next upload',
  'credit.heading': 'Where the credits are',
  'credit.about':
    'Imgur counts uploads in several limits at once. Snapferry waits before one is reached, so that nothing is refused.',
  'credit.strikes':
    '{count, plural, one {The daily limit was reached # time this month. At five, Imgur blocks the app.} other {The daily limit was reached # times this month. At five, Imgur blocks the app.}}',
  'credit.source.assumed': 'From Imgur’s documentation, not confirmed yet',
  'credit.source.header': 'As Imgur said, {time}',
  'credit.source.asked': 'Asked Imgur, {time}',
  'credit.source.learned': 'Learned from Imgur’s answers',

  'sandbox.badge': 'Trial: links work only on this computer',

  'queue.title': 'Queue',
  'queue.label': 'Pictures in the queue',
  'queue.uploading': '{count} uploading',
  'queue.open': '{count} to go',
  'queue.failed': '{count} failed',
  'queue.failed.select': 'Select the failed ones',
  'queue.done-by': 'done by {time}',
  'queue.paused': 'Paused. Nothing new is sent until you resume.',
  'queue.set-aside':
    'The queue’s file was damaged; it is kept at {path}. {hasBackup, select, yes {A backup is in use. Look at what is open before you resume: some of it may have been uploaded already.} other {A new queue was begun.}}',
  'queue.all-done': 'Everything has arrived',
  'queue.section.open': 'To upload',
  'queue.section.ended': 'Ended',
  'queue.empty.title': 'Drop pictures anywhere in this window',
  'queue.empty.text':
    'Or paste one with {key}, or choose files and folders. They are uploaded hidden: only people with the link can see them.',
  'queue.selected': '{count} selected',

  'drop.pictures':
    '{count, plural, =0 {Pictures, hidden} one {# picture, hidden} other {# pictures, hidden}}',
  'drop.link': 'The picture at this address, hidden',
  'drop.text': 'Drop to add to the queue. Only people with the link will see what you upload.',
  'drop.room':
    '{count, plural, =0 {It waits until Imgur lets more through.} one {There is room for # upload now.} other {There is room for # uploads now.}}',

  'first.title': 'Which way to Imgur?',
  'first.text':
    'Every upload tells Imgur which app it comes from: that is a Client-ID. Until you choose, nothing leaves this computer.',
  'first.client-id.title': 'Enter a Client-ID',
  'first.client-id.text':
    'You have one from Imgur or from another uploader. Paste it, and links work everywhere.',
  'first.sandbox.title': 'Try it without an account',
  'first.sandbox.text':
    'A look-alike of Imgur runs on this computer. Everything works as usual, only the links open nowhere else.',

  'engine.starting': 'Starting',
  'engine.restarting': 'The part that uploads stopped and is being started again. The queue is kept.',
  'engine.broken.title': 'Snapferry cannot start uploading',
  'engine.broken.detail': 'For a report: {detail}',

  'inspector.label': 'Details',
  'inspector.title': 'Title',
  'inspector.title.empty': 'No title',
  'inspector.description': 'Description',
  'inspector.description.empty': 'No description',
  'inspector.hint': 'Saved as you type, sent with the picture.',
  'inspector.links': 'Links',
  'inspector.copy-form': 'Copy as {form}',
  'inspector.about': 'About',
  'inspector.file': 'File',
  'inspector.address': 'Address',
  'inspector.size': 'Size',
  'inspector.dimensions': 'Dimensions',
  'inspector.dimensions.value': '{width} × {height}',
  'inspector.type': 'Type',
  'inspector.animated': '{type}, animated',
  'inspector.origin': 'Came in',
  'inspector.origin.value': '{origin}, {time}',
  'inspector.privacy': 'Privacy',
  'inspector.attempts': 'Tries',
  'inspector.uploaded': 'Uploaded',
  'inspector.maybe-twice.title': 'It may be on Imgur twice',
  'inspector.maybe-twice.text':
    'An earlier try was sent in full, but no answer came back, so it was sent again. The link here is certainly yours.',
  'inspector.maybe-twice.open':
    'An earlier try was sent in full, but no answer came back. Imgur cannot be asked without an account, so it is sent again.',
  'inspector.uncertain.text':
    'All of it was sent, and no answer came back. It is checked or sent again by itself.',
  'inspector.last-error': 'The last try',
  'inspector.many': '{count, plural, one {# picture selected} other {# pictures selected}}',
  'inspector.many.size': '{size} in all',

  'library.title': 'Library',
  'library.label': 'Uploaded pictures',
  'library.search': 'Search the library',
  'library.search.hint': 'Name, title, description or link',
  'library.search.clear': 'Clear the search',
  'library.count': '{count, plural, one {# picture} other {# pictures}}',
  'library.empty.title': 'What you upload is kept here',
  'library.empty.text': 'With its links, so that you can copy them again at any time.',
  'library.empty.action': 'Go to the queue',
  'library.nothing.title': 'Nothing matches “{search}”',
  'library.nothing.text': 'The search looks in names, titles, descriptions and links.',

  'settings.title': 'Settings',
  'settings.host': 'Imgur',
  'settings.client-id': 'Client-ID',
  'settings.client-id.about':
    'A public name for the app that uploads, 15 letters and digits. Imgur gives out no new ones at the moment; one from an app that you registered earlier, or from another uploader of yours, works. It is no password.',
  'settings.client-id.placeholder': 'For example abc123def456789',
  'settings.client-id.missing': 'Without one, nothing can be sent to Imgur.',
  'settings.client-id.save': 'Save',
  'settings.client-id.saved': 'Saved',
  'settings.api-url': 'API address',
  'settings.api-url.about':
    'Leave it empty for Imgur itself. A server that speaks the same language can be named here.',
  'settings.mode': 'Try it without an account',
  'settings.mode.about':
    'Uploads go to a look-alike of Imgur on this computer, with a queue and a library of its own. Yours come back when you switch this off.',
  'settings.look': 'Appearance',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.language': 'Language',
  'settings.language.system': 'As the system',
  'settings.links': 'Links',
  'settings.copy-links': 'Copy links when uploads are done',
  'settings.copy-links.about': 'All links of one drop together, in the order in which you gave the pictures.',
  'settings.about': 'About',
  'settings.version': 'Version',
  'settings.version.value': 'Snapferry {version}, Electron {electron}',
  'settings.runtime': 'This runtime is for development and tests only. Do not use it every day.',
  'settings.profile': 'Your data',
  'settings.vault': 'Sign-in data',
  'settings.vault.keychain': 'Kept in the system’s keychain.',
  'settings.vault.memory':
    'No keychain was found here, so it is kept in memory and forgotten when Snapferry ends.',

  'notice.label': 'Notices',
  'notice.dismiss': 'Dismiss',
  'notice.copied': '{count, plural, one {Link copied} other {# links copied}}',
  'notice.copy-failed': 'The clipboard did not keep the text. Another program may hold it: copy once more.',
  'notice.not-added':
    '{total, plural, =1 {“{name}” was not added} other {{count} of {total} were not added}}',
  'notice.first-reason': '“{name}”: {reason}',
  'notice.refused':
    '{count, plural, one {It could not be done for # picture} other {It could not be done for # pictures}}',
  'notice.recovered': 'Snapferry ended in the middle of uploads',
  'notice.recovered.text':
    '{resumed, plural, =0 {} one {# is sent again from the start. } other {# are sent again from the start. }}{uncertain, plural, =0 {} one {# may be on Imgur twice; it is marked.} other {# may be on Imgur twice; they are marked.}}',
  'notice.nothing-pasted': 'There is no picture in the clipboard',

  'row.maybe-twice': 'May be there twice',
  'name.pasted': 'Pasted picture',
} as const;
