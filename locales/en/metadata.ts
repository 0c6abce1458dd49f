/** What pictures carry beside themselves, and what becomes of it. */
export const metadata = {
  'carried.place': 'Place',
  'carried.author': 'Author',
  'carried.camera': 'Camera',
  'carried.time': 'Time',
  'carried.description': 'Description',
  'carried.comment': 'Comment',
  'carried.thumbnail': 'Small copy',
  'carried.motion-video': 'Video of the moment',
  'carried.gain-map': 'HDR effect',
  'carried.provenance': 'Content credentials',
  'carried.software': 'Software',
  'carried.other': 'Something else',

  /** The same in the middle of a sentence. */
  'carried.short.place': 'place',
  'carried.short.author': 'author',
  'carried.short.camera': 'camera',
  'carried.short.time': 'time',
  'carried.short.description': 'description',
  'carried.short.comment': 'comment',
  'carried.short.thumbnail': 'small copy',
  'carried.short.motion-video': 'video of the moment',
  'carried.short.gain-map': 'HDR effect',
  'carried.short.provenance': 'content credentials',
  'carried.short.software': 'software',
  'carried.short.other': 'something else',

  'carries.title': 'In the file, beside the picture',
  'carries.present': 'in it',
  'carries.near':
    'near {latitude}°\u00a0{north, select, yes {N} other {S}}, {longitude}°\u00a0{east, select, yes {E} other {W}}',
  'carries.removed': 'Not sent. Your file stays as it is.',
  'carries.removed.sent': 'Was not sent. Your file is as it was.',
  'carries.partly': 'Sent without {kinds}. Your file stays as it is.',
  'carries.kept': 'Sent with the picture: whoever has the link can read it.',
  'carries.kept.sent': 'Was sent with the picture: whoever has the link can read it.',
  'carries.held': 'Nothing is sent before you decide.',
  'carries.keep': 'Send it along',
  'carries.remove': 'Leave it out',
  'carries.row': 'Sent without: {kinds}',
  'carries.row.kept': 'Sent along: {kinds}',
  'carries.library.removed': 'Left out',
  'carries.library.kept': 'Sent along',

  'held.metadata.mark': 'Held back',
  'held.metadata.detail': 'It carries: {kinds}',
  'held.metadata.title': 'It carries more than the picture',
  'held.metadata.text': 'Pictures like this one are held back until you have looked.',
  'held.metadata.clean': 'Clean and upload',
  'held.metadata.leave': 'Don’t upload',

  'folders.form.metadata': 'What they carry',
  'folders.form.metadata.settings': 'As in Settings',
  'folders.form.metadata.remove': 'Remove it',
  'folders.form.metadata.hold': 'Hold such pictures back',
  'folders.form.metadata.keep': 'Send it along',

  'unreadable.send': 'Send it as it is',
  'damaged.send': 'Send it anyway',

  'settings.privacy': 'Privacy',
  'settings.metadata': 'What pictures carry',
  'settings.metadata.remove': 'Remove',
  'settings.metadata.hold': 'Ask me',
  'settings.metadata.keep': 'Keep',
  'settings.metadata.about':
    'Place, camera, author, small copies and the like, in JPEG, PNG, GIF, WebP, TIFF, MP4 and MOV. The picture itself is not touched: pixels, colour profile and rotation stay. Chapters and subtitles of videos go too. What Imgur fetches from an address goes as it is there.',
  'settings.metadata.ask.about':
    'A picture that carries something private waits in the queue until you have decided.',
  'settings.metadata.keep.about': 'Files are sent as they are. Imgur records what they carry.',
  'settings.provenance': 'Keep content credentials',
  'settings.provenance.about':
    'They say, signed, who made a picture and with what (C2PA). They stop being valid where anything else is removed.',
  'settings.file-name': 'Use file names as titles',
  'settings.file-name.about':
    'For pictures without a title of their own; everyone with the link sees it. Otherwise file names are not sent.',
} as const;
