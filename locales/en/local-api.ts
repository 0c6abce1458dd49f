/** The API for editors: what an editor is answered, and its settings. */
export const localApi = {
  'local-api.failed':
    '{name} was not uploaded. {why}{others, plural, =0 {} one { One more failed too.} other { # more failed too.}}',
  'local-api.waiting':
    '{of, plural, one {The picture is not up yet.} other {{open} of # pictures are not up yet.}} {why} Ask again later and you get the links, without a second upload.',
  'local-api.waiting.paused': 'The queue is paused.',
  'local-api.waiting.held': 'Snapferry has a question about it: look into its window.',
  'local-api.waiting.uploading': 'It is still being uploaded.',
  'local-api.foreign-page':
    'A web page ({origin}) asked Snapferry to upload something. Only programs on this computer may do that.',
  'local-api.foreign-host': 'Snapferry answers at 127.0.0.1 only, and was asked as “{host}”.',
  'local-api.wrong-key':
    'The key is missing or wrong. Give the editor the one that Snapferry’s settings show.',
  'local-api.unreadable':
    'Snapferry cannot read what was asked. It takes a list of whole paths, or the pictures themselves as a form with the field “files”.',
  'local-api.relative': 'Snapferry needs the whole path of a picture, and “{path}” is a part of one.',
  'local-api.no-shell':
    'Snapferry runs without a window here and cannot read the clipboard. Save the picture to a file, or start the app.',
  'local-api.empty-clipboard': 'There is no picture in the clipboard. Copy one, then try again.',
  'local-api.too-large':
    'The picture in the clipboard has {megapixels, number} megapixels, which is too much to be taken from there. Save it to a file.',
  'local-api.too-big': 'What was sent is larger than {limit}. Nothing of it was taken.',

  'settings.local-api': 'Editors',
  'settings.local-api.on': 'Take pictures from editors',
  'settings.local-api.on.about':
    'Typora, Obsidian and others that know PicGo hand pictures over and get the links. Only programs on this computer can ask; web pages are refused.',
  'settings.local-api.port': 'Port',
  'settings.local-api.port.about': 'Editors expect {usual} unless you tell them otherwise.',
  'settings.local-api.key': 'Key',
  'settings.local-api.key.about':
    'Editors send it as “?\u2060key=…” at the end of the address; the address above has it. Under Linux, programs of your own account are answered without it. Nobody else is.',
  'settings.local-api.key.make': 'Make another key',
  'settings.local-api.listening': 'Editors reach Snapferry at this address:',
  'settings.local-api.copy': 'Copy address',
  'settings.local-api.copied': 'Address copied',
  'local-api.not-allowed':
    'Snapferry does not upload this for a program of another user. It takes pictures themselves, and files from folders that were allowed.',
  'local-api.spool-full':
    'More than {limit} of pictures from editors wait to be uploaded already. Nothing was taken; ask again when some of them are up.',
  'local-api.no-picture':
    '{name} is neither a picture nor a video. Nothing of what was sent with it was taken.',
  'local-api.busy':
    'Other programs are handing pictures over just now. Nothing was taken; try again in a minute.',
};
