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
  'error.folder-cannot-tidy': 'A picture could not be put aside after its upload.',
  'error.folder-cannot-tidy.advice':
    '{hasName, select, yes {{name} is uploaded and still lies in its folder.} other {It is uploaded and still lies in its folder.}} Check that you may move files there; it is tried again.',
  'error.bad-pattern': 'This pattern does not make sense.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {It says {pattern}.} other {}} Write it like *.png or screenshots/**, and close every bracket.',
  'error.bad-subfolder': 'Uploaded files cannot go into a folder of this name.',
  'error.bad-subfolder.advice':
    '{hasName, select, yes {It says {name}.} other {}} Write the name of one folder inside of the watched one, without slashes.',

  'cli.help.watch': 'upload what comes into a folder, until Ctrl-C or SIGTERM',
  'cli.help.watch.folder': 'the folder, without those inside of it',
  'cli.help.watch.existing': 'also what is in it already',
  'cli.watch.begins': 'Watching {folder}.',
  'cli.watch.missing': '{folder} is not there. It is watched again as soon as it is back.',
  'cli.serve.asking':
    '{folder}: {count, plural, one {# picture that was there before waits} other {# pictures that were there before wait}} for your answer in the window.',

  'rail.folders': 'Folders',
  'folders.title': 'Folders',
  'folders.add': 'Add folder…',
  'folders.choose.title': 'Choose a folder to watch',
  'folders.empty.title': 'No folder is watched yet',
  'folders.empty.text':
    'Every picture that appears in a watched folder is uploaded by itself, once, as soon as it is whole. Drop a folder here or choose one.',
  'folders.drop': 'Watch this folder',
  'folders.drop.text': 'You choose next what happens to the pictures in it.',
  'folders.list': 'Watched folders',

  'folders.state.off': 'Paused',
  'folders.state.scanning':
    'Looking through it, {seen, plural, =0 {just begun} one {# picture so far} other {# pictures so far}}',
  'folders.state.watching': 'Watching',
  'folders.state.missing': 'Not there',
  'folders.state.missing.text':
    'It was moved or deleted, or its disk is not connected. It is watched again as soon as it is back; nothing goes twice.',
  'folders.state.unreadable': 'Cannot be opened',
  'folders.by-command': 'Watched for a “snapferry watch” command',
  'folders.polled.chosen': 'Looked at every few seconds, as you chose.',
  'folders.polled.limits':
    'The system cannot watch that many folders, so this one is looked at every few seconds. Pictures come a little later.',
  'folders.polled.network':
    'It is on another computer, so it is also looked at every few seconds. Pictures may come a little later.',
  'folders.asking':
    '{count, plural, one {# picture is} other {# pictures are}} in it already. Upload {count, plural, one {it} other {them}} too?',
  'folders.asking.upload': 'Upload {count, plural, one {it} other {all #}}',
  'folders.asking.ignore': 'Only new ones',
  'folders.taken':
    '{count, plural, =0 {No picture came from it yet} one {# picture came from it} other {# pictures came from it}}',
  'folders.last': 'last {name}, {time}',
  'folders.unfinished':
    '{count, plural, one {{name} is not whole yet} other {{name} and {others, plural, one {# other} other {# others}} are not whole yet}}, and {count, plural, one {is uploaded when its} other {are uploaded when their}} writer is done.',
  'folders.unnameable':
    '{count, plural, one {# file or folder has a name that cannot be read ({name}) and is passed over. Rename it, and it is} other {# files or folders have names that cannot be read (one is {name}) and are passed over. Rename them, and they are}} uploaded.',
  'folders.pause': 'Pause',
  'folders.resume': 'Resume',
  'folders.rescan': 'Look through now',
  'folders.change': 'Change…',
  'folders.remove': 'Stop watching…',
  'folders.more': 'More for {name}',
  'folders.remove.title': 'Stop watching {name}?',
  'folders.remove.text':
    'The files stay where they are, and what is in the queue is uploaded. What was uploaded from here is forgotten: if you watch the folder again, you are asked about the pictures in it.',
  'folders.remove.confirm': 'Stop watching',
  'folders.cancel': 'Cancel',

  'folders.form.add': 'Watch this folder',
  'folders.form.change': 'Change this folder',
  'folders.form.save': 'Save',
  'folders.form.watch': 'Watch',
  'folders.form.recursive': 'With the folders inside of it',
  'folders.form.recursive.about': 'Hidden folders and links to folders are left out.',
  'folders.form.existing': 'Pictures that are in it already',
  'folders.form.existing.ask': 'Ask me',
  'folders.form.existing.ignore': 'Leave',
  'folders.form.existing.upload': 'Upload',
  'folders.form.after': 'After the upload',
  'folders.form.after.leave': 'Leave the file',
  'folders.form.after.move': 'Move it',
  'folders.form.after.trash': 'To the trash',
  'folders.form.after.subfolder': 'Into this folder inside of it',
  'folders.form.after.default': 'uploaded',
  'folders.form.privacy': 'Who sees them',
  'folders.form.privacy.hidden': 'Hidden',
  'folders.form.privacy.public': 'Public',
  'folders.form.privacy.about': 'Hidden: whoever has the link. Public: they may be found in Imgur’s gallery.',
  'folders.form.album': 'Into the album',
  'folders.form.album.about':
    'Its title. The album is made with the first picture and hidden: whoever has its link sees it. Empty: none.',
  'folders.form.lane': 'Their turn',
  'folders.form.lane.bulk': 'After all else',
  'folders.form.lane.normal': 'Like drops',
  'folders.form.lane.interactive': 'First',
  'folders.form.include': 'Only names like',
  'folders.form.include.about':
    'One pattern a line, such as *.png or screenshots/**. Empty: every picture and video.',
  'folders.form.exclude': 'Never names like',
  'folders.form.exclude.about': 'These go before the ones above.',
  'folders.form.polling': 'Look every few seconds',
  'folders.form.polling.about':
    'For disks that do not tell of changes. Network folders are looked at anyway.',
};
