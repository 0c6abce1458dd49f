/** What the command line says. */
export const cli = {
  'cli.help.about':
    'Uploads pictures to Imgur. Plans the uploads by the credits that Imgur gives, so that every picture arrives.',
  'cli.help.usage': 'Usage:',
  'cli.help.arguments': 'Arguments:',
  'cli.help.options': 'Options:',
  'cli.help.commands': 'Commands:',
  'cli.help.version': 'show the version',
  'cli.help.help': 'show this help',
  'cli.help.json': 'one JSON object a line on standard output, and nothing else',
  'cli.help.upload': 'put pictures into the queue, wait for them, and print a link for each',
  'cli.help.upload.what': 'files, folders (the pictures in them), web addresses, or - for standard input',
  'cli.help.upload.title': 'title of each picture',
  'cli.help.upload.description': 'description of each picture',
  'cli.help.upload.keep-metadata': 'send files as they are, with place, camera, author and the like',
  'cli.help.upload.links': 'how links are written: {forms}, or the name of a template',
  'cli.usage.bad-links': '--links takes {forms}, or the name of a template; there is none named {value}.',
  'cli.help.upload.post':
    'make one post of all of them, in the order given, and print its link; title and description are the post’s',
  'cli.help.upload.no-wait': 'come back as soon as the queue has them, and print their ids',
  'cli.help.credits': 'show what Imgur lets through and when there is more',
  'cli.help.serve': 'work off the queue until Ctrl-C or SIGTERM',
  'cli.help.serve.api': 'Take pictures from editors that know PicGo, on this computer only',
  'cli.help.serve.api-port': 'Port of that, in place of the one in the settings (usually 36677)',
  'cli.help.queue': 'show the queue',
  'cli.help.history': 'show what was uploaded, newest first',
  'cli.help.history.search': 'only where name, title, description or link has this text',
  'cli.help.history.limit': 'at most so many',
  'cli.help.retry': 'put failed or cancelled pictures back into the queue',
  'cli.help.cancel': 'cancel pictures that have not been uploaded',
  'cli.help.id': 'ids as the queue shows them',
  'cli.help.doctor': 'show what works on this computer and what does not',
  'cli.help.after':
    'Exit codes: 0 all done, 1 some failed or were interrupted, or the output could not be written, 2 wrong usage, 3 nothing could be tried.\nEnvironment: SNAPFERRY_CLIENT_ID, SNAPFERRY_CLIENT_SECRET, SNAPFERRY_API_URL, SNAPFERRY_API_KEY (what editors have to send), SNAPFERRY_HOME (folder of your data), NO_COLOR.',

  'cli.usage.nothing': 'Say what to do.',
  'cli.usage.unknown-option': 'There is no option {what}. See snapferry --help.',
  'cli.usage.unknown-command': 'There is no command {what}. See snapferry --help.',
  'cli.usage.missing-argument': 'This command needs more: <{what}> is missing. See snapferry --help.',
  'cli.usage.option-without-value': 'The option {what} needs a value.',
  'cli.usage.too-many': 'This command does not take {what}.',
  'cli.usage.post-waits':
    '--post and --no-wait do not go together: a post has its link when all of it is there.',
  'cli.post.interrupted':
    'Interrupted. The post is kept: it goes on when the app or “snapferry serve” runs, and is made once.',
  'cli.post.kept':
    'The post is kept with the pictures that are up. In the app it can be tried again, or made without those that failed.',
  'cli.post.empty-left':
    'An answer of Imgur was lost on the way: an empty album without a name, whose address nobody knows, may have been left there. The post itself is there once.',
  'cli.usage.bad-limit': '--limit takes a whole number from 1 to {most, number}, not {value}.',
  'cli.usage.one-pipe': 'Standard input (-) can be given only once.',
  'cli.usage.no-pipe': 'Nothing is piped in for -. Use it like this: some-program | snapferry upload -',
  'cli.usage.empty-argument': 'One of the names is empty. Check the quotes and variables of your command.',
  'cli.usage.api-url':
    'SNAPFERRY_API_URL is {value}. It has to be an address with https, or with http on this computer only (http://127.0.0.1:3000).',

  'cli.advice.not-an-image':
    'By its content it is {hasFound, select, yes {{found}} other {something else}}, whatever its name says. Export it as PNG, JPEG, GIF or MP4.',
  'cli.advice.unsupported-type': 'Save it as PNG, JPEG, GIF or MP4.',
  'cli.advice.empty-file': 'Save the picture again, then give it once more.',
  'cli.advice.vanished': 'Nothing is at this place now. Check the spelling, or where it was moved.',
  'cli.advice.too-big':
    '{hasBytes, select, yes {It has {bytes}.} other {}} {hasLimit, select, yes {Imgur takes up to {limit}.} other {}} Make it smaller or save it as JPEG.',
  'cli.advice.profile-locked':
    '{hasVersion, select, yes {Version {version} runs (pid {pid}), and this one cannot talk to it.} other {}} Stop the other one, or use the same version. Nothing was changed.',
  'cli.advice.engine-stopped': 'What is in the queue is kept. Run the command again.',
  'cli.advice.no-client-id':
    'Nothing was added. Set SNAPFERRY_CLIENT_ID to the Client-ID of an application that is registered with Imgur (https://api.imgur.com/oauth2/addclient; Imgur takes hardly any new ones, older ones work), or enter it in the settings of the app.',
  'cli.advice.bad-client-id':
    'The picture is not sent. Check SNAPFERRY_CLIENT_ID or the settings of the app: every character counts.',
  'cli.advice.unreachable':
    'The picture is not sent. Check your connection (and SNAPFERRY_API_URL, if it is set), then run the command again. With --no-wait pictures stay in the queue until there is a way.',
  'cli.advice.not-found': 'Check the id. snapferry queue shows them all.',
  'cli.advice.wrong-state': 'It went on in the meantime. snapferry queue shows how it stands.',
  'cli.advice.cancelled': 'Nothing more is sent.',

  'cli.standard-input': 'standard input',
  'cli.maybe-twice':
    '{name}: it was sent twice, because the first time no answer came. It may be on Imgur twice.',
  'cli.stopping': 'Stopping. What is being sent has up to 10 seconds to end.',
  'cli.interrupted':
    '{count, plural, one {# picture stays} other {# pictures stay}} in the queue. “snapferry serve” or the app sends {count, plural, one {it} other {them}}; “snapferry cancel {ids}” calls {count, plural, one {it} other {them}} off.',
  'cli.interrupted.goes-on':
    'Snapferry goes on in the background with {count, plural, one {# picture} other {# pictures}}. “snapferry queue” shows {count, plural, one {it} other {them}}; “snapferry cancel {ids}” calls {count, plural, one {it} other {them}} off.',
  'cli.paused': 'The queue is paused. Nothing is sent until you resume it in Snapferry.',
  'cli.paused.ended': 'The queue was paused. It goes on now.',
  'cli.set-aside':
    'The queue’s file was damaged and a new one was begun. The old one was set aside, not deleted: {path}. {rescued, plural, =0 {No upload could be read in it.} one {# upload was saved out of it.} other {# uploads were saved out of it.}}',
  'cli.set-aside.restored':
    'The queue’s file was damaged. It was set aside ({path}), and the backup {restoredFrom} is used now. {rescued, plural, =0 {} one {# later upload was saved out of the damaged file. } other {# later uploads were saved out of the damaged file. }}What waits in that may have been uploaded since, so the queue is paused.',
  'cli.set-aside.look':
    'Nothing was added. Look at “snapferry queue”, cancel what you have links for already, then run the command again: the queue goes on then.',
  'cli.other-host':
    'Snapferry runs already (pid {pid}) and sends to {running}, not to {wanted}. Stop it, or leave SNAPFERRY_API_URL out. Nothing was added.',
  'cli.recovered.resumed':
    '{count, plural, one {# picture was} other {# pictures were}} broken off when Snapferry ended last time, and nothing of {count, plural, one {it} other {them}} arrived. {count, plural, one {It is} other {They are}} sent again.',
  'cli.recovered.uncertain':
    '{count, plural, one {# picture} other {# pictures}} had been sent when Snapferry ended last time, but no answer had come. {count, plural, one {It is} other {They are}} sent again, and may be on Imgur twice:',
  'cli.recovered.uncertain.one': '  {name}: sent again, may be there twice',

  'cli.serve.already':
    'Snapferry works already for this profile (pid {pid}). It sends what is in the queue; there is nothing to start.',
  'cli.serve.without-api': '--api-port, --api-key-file and --api-folder go with --api.',
  'cli.usage.bad-port': '{value} is no port. Give a number from 1024 to 65535.',
  'cli.serve.api': 'Editors reach Snapferry at {address}.',
  'cli.serve.begins':
    '{count, plural, =0 {The queue is empty. Waiting for pictures.} one {# picture is in the queue.} other {# pictures are in the queue.}}',
  'cli.serve.uploaded': '{name}: {link}',
  'cli.serve.cancelled': '{name}: cancelled',

  'cli.credits.budget':
    '{name}: {remaining} of {limit} left{hasTime, select, yes {, full again {time}} other {}}',
  'cli.credits.unknown': '{name}: not known yet',
  'cli.credits.uploads-now':
    '{count, plural, =0 {No upload can start now} one {# upload can start now} other {# uploads can start now}}',

  'cli.queue.open':
    '{count, plural, =0 {Nothing is waiting.} one {# picture to go{hasTime, select, yes {, done by {time}} other {}}.} other {# pictures to go{hasTime, select, yes {, done by {time}} other {}}.}}',
  'cli.queue.paused':
    '{count, plural, one {# picture to go.} other {# pictures to go.}} The queue is paused.',
  'cli.history.shown': '{count} of {total, plural, one {# upload} other {# uploads}}',
  'cli.history.maybe-twice': '(may be there twice)',
  'cli.retry.done': '{id}: back in the queue',
  'cli.cancel.done': '{id}: cancelled',

  'cli.doctor.ok': 'ok',
  'cli.doctor.no': 'NO',
  'cli.doctor.without': '--',
  'cli.doctor.fit': 'Uploads can work here.',
  'cli.doctor.unfit': 'Uploads cannot work here until what is marked NO is mended.',
  'cli.doctor.name.node': 'Node',
  'cli.doctor.name.profile': 'Your data',
  'cli.doctor.name.engine': 'Engine',
  'cli.doctor.name.database': 'Database',
  'cli.doctor.name.vault': 'Secrets',
  'cli.doctor.name.host': 'Way to the host',
  'cli.doctor.name.client-id': 'Client-ID',
  'cli.doctor.name.electron': 'Window',
  'cli.doctor.node': '{version}',
  'cli.doctor.node.old': '{version} is too old. Install Node {least} or newer from https://nodejs.org.',
  'cli.doctor.profile.no':
    '{path} cannot be written ({code}). Give yourself the right to write there, or set SNAPFERRY_HOME to another folder.',
  'cli.doctor.engine': 'runs (pid {pid}, version {version}); commands talk to it',
  'cli.doctor.engine.none': 'none runs; each command starts its own',
  'cli.doctor.database': 'opens and answers',
  'cli.doctor.vault': 'kept in the keychain of the system',
  'cli.doctor.vault.memory': 'kept only until Snapferry ends, because there is no keychain to use ({why})',
  'cli.doctor.host': '{origin} can be reached',
  'cli.doctor.host.no':
    '{origin} cannot be reached. Check your connection, your firewall and SNAPFERRY_API_URL.',
  'cli.doctor.client-id': 'is set',
  'cli.doctor.client-id.no':
    'is missing. Set SNAPFERRY_CLIENT_ID to the Client-ID of an application that is registered with Imgur, or enter it in the settings of the app.',
  'cli.doctor.electron.no':
    'no Electron is here yet. The command line works without it; “npm start” fetches it.',
  'cli.help.upload.copy': 'put the links into the clipboard too',
  'cli.help.upload.quiet': 'say nothing but the links and what went wrong',
  'cli.help.upload.discard': 'on Ctrl-C call off what was not sent, instead of leaving it in the queue',
  'cli.help.watch.recursive': 'also the folders inside of it',
  'cli.help.watch.include':
    'only files that fit this pattern, such as *.png or shots/**; may be given several times',
  'cli.help.watch.exclude': 'no files that fit this pattern; may be given several times',
  'cli.help.serve.api-key-file':
    'file whose first line is the key that editors have to send; or set SNAPFERRY_API_KEY',
  'cli.help.serve.api-folder':
    'folder that programs of other users who have the key may name files in; may be given several times',
  'cli.help.completion': 'print completions for a shell, to be read by it',
  'cli.help.completion.shell': 'one of {shells}',
  'cli.help.man': 'print the manual page (snapferry man | man -l -)',
  'cli.usage.bad-shell': 'There are completions for {shells}, not for {value}.',
  'cli.usage.copy-waits': '--copy and --no-wait do not go together: there is no link yet to copy.',
  'cli.waiting-for-engine':
    'Another Snapferry{hasPid, select, yes { (pid {pid})} other {}} is just starting or ending here. Waiting for it.',
  'cli.interrupted.discarded': '{count, plural, one {# picture was} other {# pictures were}} called off.',
  'cli.interrupted.nothing': 'Interrupted. Nothing was added to the queue.',
  'cli.watch.left':
    '{count, plural, one {# picture stays} other {# pictures stay}} in the queue. “snapferry serve” or the app sends {count, plural, one {it} other {them}}.',
  'cli.watch.left.goes-on':
    'Snapferry goes on in the background with {count, plural, one {# picture} other {# pictures}}. “snapferry queue” shows them.',
  'cli.watch.unfinished': '{name} is not whole yet. It is left alone until it is.',
  'cli.upload.known': '{name} waits in the queue already. It is uploaded once.',
  'cli.upload.copied': '{count, plural, one {The link is} other {# links are}} in the clipboard.',
  'cli.upload.no-clipboard':
    'Nothing here takes text for the clipboard. On Linux, install wl-clipboard, xclip or xsel.',
  'cli.unwritten':
    'The output could not be written ({code}). The uploads are done; “snapferry history” shows them. {count, plural, one {The missing line:} other {The missing lines:}}',
  'cli.unwritten.more': '… and {count, plural, one {# more line} other {# more lines}}',
  'cli.login.pin.no-input':
    'Standard input ended before a PIN came. The sign-in was called off; run the command in a terminal.',
  'cli.post.trouble': 'Making the post takes longer: {why} It is tried again.',
  'cli.progress.pictures': '{done} of {total} up',
  'cli.progress.bytes': '{sent} of {total}',
  'cli.progress.rate': '{rate}/s',
  'cli.progress.left': '{time} left',
  'cli.progress.done-by': 'done by {time}',
  'cli.progress.waiting':
    '{count, plural, one {# waits} other {# wait}}{hasTime, select, yes { until {time}} other {}}',
  'cli.serve.api-key.refused':
    '--api-key is not taken any more: everybody on this computer can read the arguments of a command. Put the key into a file that only you can read and give --api-key-file, or set SNAPFERRY_API_KEY. Choose another key: this one may have been seen.',
  'cli.serve.api-key-file.none': 'There is no key in {path}: its first line has to be one.',
  'cli.serve.api-key-file.open': 'Others can read {path}. Close it to them first: chmod 600 {path}',
  'cli.man.name': 'Name',
  'cli.man.title': 'upload pictures to Imgur, planned by its credits',
  'cli.man.synopsis': 'Synopsis',
  'cli.man.description': 'Description',
  'cli.man.options': 'Options',
  'cli.man.commands': 'Commands',
  'cli.man.more': 'Exit status and environment',
} as const;
