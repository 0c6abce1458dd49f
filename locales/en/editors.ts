/** The API for editors: what an editor is answered, and its settings. */
export const editors = {
  'editors.failed':
    '{name} was not uploaded. {why}{others, plural, =0 {} one { One more failed too.} other { # more failed too.}}',
  'editors.waiting':
    '{of, plural, one {The picture is not up yet.} other {{open} of # pictures are not up yet.}} {why} Ask again later and you get the links, without a second upload.',
  'editors.waiting.paused': 'The queue is paused.',
  'editors.waiting.held': 'Snapferry has a question about it: look into its window.',
  'editors.waiting.uploading': 'It is still being uploaded.',
  'editors.foreign-page':
    'A web page ({origin}) asked Snapferry to upload something. Only programs on this computer may do that.',
  'editors.foreign-host': 'Snapferry answers at 127.0.0.1 only, and was asked as “{host}”.',
  'editors.wrong-key': 'The key is missing or wrong. Give the editor the one that Snapferry’s settings show.',
  'editors.unreadable':
    'Snapferry cannot read what was asked. It takes a list of whole paths, or the pictures themselves as a form with the field “files”.',
  'editors.relative': 'Snapferry needs the whole path of a picture, and “{path}” is a part of one.',
  'editors.no-shell':
    'Snapferry runs without a window here and cannot read the clipboard. Save the picture to a file, or start the app.',
  'editors.empty-clipboard': 'There is no picture in the clipboard. Copy one, then try again.',
  'editors.too-big': 'A picture is larger than {limit}, which is more than Imgur takes.',

  'settings.editors': 'Editors',
  'settings.editors.on': 'Take pictures from editors',
  'settings.editors.on.about':
    'Typora, Obsidian and others that know PicGo hand pictures over and get the links. Only programs on this computer can ask; web pages are refused.',
  'settings.editors.port': 'Port',
  'settings.editors.port.about': 'Editors expect {usual} unless you tell them otherwise.',
  'settings.editors.key': 'Key',
  'settings.editors.key.about':
    'Where one is set, editors have to send it: as “?key=…” at the end of the address.',
  'settings.editors.key.none': 'None: any program on this computer may ask',
  'settings.editors.key.make': 'Make a key',
  'settings.editors.key.remove': 'Remove the key',
  'settings.editors.listening': 'Editors reach Snapferry at this address:',
  'settings.editors.copy': 'Copy address',
  'settings.editors.copied': 'Address copied',
};
