/**
 * For every error code: what happened, and (`.advice`) what we do about it and what you can do. Values that an error
 * may carry come with a flag (`hasLimit: 'yes'`), so that a text reads well without them too.
 */
export const error = {
  'error.not-an-image': 'This is not a picture.',
  'error.not-an-image.advice':
    'By its content{hasFound, select, yes { it is {found}, whatever its name says} other { it is something else, whatever its name says}}. Export it as PNG, JPEG, GIF or MP4 and drop that.',
  'error.unsupported-type': 'Imgur does not take this kind of picture.',
  'error.unsupported-type.advice':
    '{hasType, select, yes {{type} is not among the kinds that it takes.} other {It is not among the kinds that it takes.}} Save it as PNG or JPEG and drop that.',
  'error.not-convertible': 'This picture could not be converted.',
  'error.not-convertible.advice':
    '{reason, select, damaged {Its file is damaged or cut off. Get it anew, or open it in another program, save it as PNG or JPEG and add that.} pages {It has several pages, and one alone would be left. Save the pages as pictures of their own and add those.} raw {It is a raw photograph without a preview that could be sent. Develop it in a photo program, export it as JPEG and add that.} animation {It moves, and movement in this format cannot be converted here. Save it as GIF or MP4 in another program and add that.} other {It has more pixels than can be drawn here, or takes too long to draw. Save it as PNG or JPEG in another program and add that.}}',
  'error.picture-damaged': 'This picture is damaged.',
  'error.picture-damaged.advice':
    '{how, select, cut {It ends too early: a part of it is missing. Get it anew, or choose “Send it anyway” to send what there is.} changed {Something in it was altered after it was saved; its own checksum says so. Get it anew, or choose “Send it anyway” to send what there is.} other {It begins like {hasType, select, yes {{type}} other {a picture}}, but nothing of it can be drawn. Get it anew from where it came.}}',
  'error.cannot-be-looked-at': 'This file cannot be opened safely.',
  'error.cannot-be-looked-at.advice':
    '{reason, select, time {Opening it takes longer than any picture should.} memory {Opening it takes more memory than any picture should.} other {Opening it ended the part of Snapferry that looks into files.}} It is not opened again; everything else goes on. Open it in another program, save it as PNG, JPEG or MP4 and add that.',
  'error.empty-file': 'The file is empty.',
  'error.empty-file.advice': 'Save the picture again and drop it once more.',
  'error.unreadable': 'The file could not be read.',
  'error.unreadable.advice': 'Check that you may open it and that its disk is connected, then try again.',
  'error.vanished': 'The file is no longer where it was.',
  'error.vanished.advice': 'It was moved, renamed or deleted before it was sent. Drop it from its new place.',
  'error.changed-while-reading': 'The file changed while it was being read.',
  'error.changed-while-reading.advice':
    'Another program may still be writing it. Wait until that is done, then try again.',
  'error.metadata-unreadable': 'It cannot be told what this file carries.',
  'error.metadata-unreadable.advice':
    'Beside its picture it may hold a place or a name, so nothing was sent. Save the picture anew in another program and drop that, or send it as it is.',
  'error.too-big': 'The picture is too big for Imgur.',
  'error.too-big.advice':
    '{hasBytes, select, yes {It has {bytes}.} other {}} {hasLimit, select, yes {Imgur takes up to {limit}.} other {}} {what, select, animation {Even with fewer colours, pixels and frames it stays too large. Make it shorter or save it as MP4, then drop that.} other {Make it smaller or save it as JPEG, then drop that.}}',
  'error.folder-without-pictures': 'There are no pictures in this folder.',
  'error.folder-without-pictures.advice':
    'Nothing in it is a picture or a video by its content. Choose another folder, or single files.',
  'error.not-editable': 'This cannot be edited here.',
  'error.not-editable.advice':
    '{reason, select, video {It is a video.} animation {It moves, and editing would leave one still picture of it.} address {Imgur fetches it from its address by itself. Save the picture and add the file.} large {It has more pixels than can be edited at once.} other {{hasType, select, yes {{type} cannot be drawn here. Save it as PNG or JPEG and add that.} other {It cannot be drawn here. Save it as PNG or JPEG and add that.}}}}',
  'error.bad-url': 'This is not an address that Imgur can fetch.',
  'error.bad-url.advice':
    'It has to begin with http:// or https:// and lead straight to a picture. Copy the address of the picture itself.',
  'error.address-private': 'This address is in a private network.',
  'error.address-private.advice':
    'Imgur cannot reach it, and Snapferry does not fetch from there unless you allow it in the settings. Allow it, or save the picture and drop the file.',
  'error.address-unknown': 'There is no server called {host}.',
  'error.address-unknown.advice': 'Check the address for a slip, then paste it again.',
  'error.address-dead': '{host} does not give this picture away (it answers {status}).',
  'error.address-dead.advice':
    'It may have been moved or deleted, or want a sign-in. Open the address in your browser, save the picture and drop the file.',
  'error.address-broken': 'The picture could not be fetched from {host}.',
  'error.address-broken.advice':
    'The connection failed or broke off. Try again, or save the picture in your browser and drop the file.',
  'error.not-found': 'There is nothing under this name.',
  'error.not-found.advice': 'Check the spelling, or choose the file again.',

  'error.disk-full': 'The disk is full.',
  'error.disk-full.advice':
    'The picture could not be put aside safely, so it was not added. Free some space and add it again.',
  'error.folder-unwritable': 'The folder for captures cannot be written.',
  'error.folder-unwritable.advice':
    '{hasPath, select, yes {The folder is {path}.} other {}} Choose another one in the settings.',
  'error.screen-denied': 'The system does not let Snapferry see the screen.',
  'error.screen-denied.advice':
    'Permit it in the settings of the system under Screen Recording, then start Snapferry again.',
  'error.screen-unreadable': 'The system gave no picture of the screen.',
  'error.screen-unreadable.advice': 'Nothing was captured. Try once more.',
  'error.no-portal': 'This desktop has nothing that lets programs capture the screen.',
  'error.no-portal.advice':
    'On Wayland xdg-desktop-portal does that, with a part for your desktop, such as xdg-desktop-portal-gnome. Install both and sign in again.',
  'error.no-windows': 'The system lists no windows that could be captured.',
  'error.no-windows.advice': 'Capture a region or the whole screen instead.',
  'error.profile-unwritable': 'Snapferry cannot write to its folder.',
  'error.profile-unwritable.advice':
    '{hasPath, select, yes {The folder is {path}.} other {}} Give yourself the right to write there, then start Snapferry again.',
  'error.profile-newer': 'Your data was written by a newer Snapferry.',
  'error.profile-newer.advice': 'It is left untouched. Install the newer version to use it.',
  'error.port-taken': 'Another program uses port {port}.',
  'error.port-taken.advice':
    'It may be PicGo or a second Snapferry. Close that, or choose another port in the settings and in your editor.',
  'error.profile-locked': 'Another Snapferry is using this profile.',
  'error.profile-locked.advice': 'Close the other one, or use its window, then start this one again.',
  'error.profile-damaged': 'The queue’s file was damaged.',
  'error.profile-damaged.advice':
    'It was set aside, not deleted, and a new one was begun. {hasPath, select, yes {You find the old one at {path}.} other {}} Add again what had not been uploaded.',
  'error.engine-stopped': 'The part that uploads has stopped.',
  'error.engine-stopped.advice':
    'It is started again by itself, and the queue is kept. Try once more in a moment.',

  'error.no-client-id': 'There is no Client-ID yet.',
  'error.no-client-id.advice':
    'Enter one under “Hosts and accounts”. {goesOn, select, yes {The pictures in the queue wait for it.} no {Then try again.} other {}}',
  'error.bad-client-id': 'Imgur does not know this Client-ID.',
  'error.bad-client-id.advice':
    'Check the Client-ID under “Hosts and accounts”: every character counts. {goesOn, select, yes {The queue waits.} no {Then try again.} other {}}',
  'error.sign-in-needed': 'Imgur no longer accepts the sign-in.',
  'error.sign-in-needed.advice':
    'Sign in again under “Hosts and accounts”. {goesOn, select, yes {The queue waits.} no {Then try again.} other {}}',
  'error.app-blocked': 'Imgur has blocked this Client-ID.',
  'error.app-blocked.advice':
    'It went over its limits too often, here or elsewhere. Use another Client-ID, or ask Imgur. {goesOn, select, yes {The queue waits.} no {Then try again.} other {}}',

  'error.unreachable':
    '{reason, select, name {The name of Imgur’s server cannot be looked up.} tls {No secure connection to Imgur can be made.} other {Imgur cannot be reached.}}',
  'error.unreachable.advice':
    '{reason, select, name {The name service (DNS) of this network does not answer, or does not know it. Another network or another DNS server helps.} tls {What answers there does not speak the language of secure connections. Another network helps.} other {Check your connection; in some countries Imgur is cut off.}} {goesOn, select, yes {It is tried again by itself.} no {Try again when the connection is back.} other {}}',
  'error.untrusted-certificate':
    '{reason, select, expired {The certificate of {host} has expired.} not-yet {The certificate of {host} is not valid yet.} name {{host} shows a certificate that is not its own.} self-signed {The certificate of {host} is signed by nobody but itself, so this computer does not trust it.} other {{hasIssuer, select, yes {The certificate of {host} is signed by {issuer}, which this computer does not trust.} other {The certificate of {host} is signed by somebody whom this computer does not trust.}}}}',
  'error.untrusted-certificate.advice':
    'Nothing was sent. {reason, select, expired {Check the date and time of this computer.} not-yet {Check the date and time of this computer.} name {The sign-in page of a network may be in the way: open a web page in your browser to see.} other {A company’s filter or a virus scanner may want to read along. If that is meant to be, its certificate belongs into this computer’s certificate store; if not, use another network.}} {goesOn, select, yes {It is tried again by itself.} no {Then try again.} other {}}',
  'error.foreign-answer':
    '{hasTo, select, yes {This network leads to {to} in place of Imgur.} other {Something else answered in place of Imgur.}}',
  'error.foreign-answer.advice':
    '{hasTo, select, yes {Sign-in pages of hotels and airports do that: open a web page in your browser and sign in there.} other {It may be the sign-in page or a filter of this network, or Imgur itself in trouble{hasStatus, select, yes { (status {status})} other {}}.}} {goesOn, select, yes {It is tried again by itself.} no {Try again later or from another network.} other {}}',
  'error.proxy-trouble':
    '{reason, select, sign-in {The proxy {proxy} wants a name and a password.} refused {The proxy {proxy} does not let the connection through.} other {The proxy {proxy} cannot be reached.}}',
  'error.proxy-trouble.advice':
    '{reason, select, sign-in {Enter both with the proxy’s address.} refused {Ask whoever runs it whether Imgur may be reached{hasStatus, select, yes { (it answers {status})} other {}}.} other {Check the proxy’s address.}} {goesOn, select, yes {It is tried again by itself.} no {Then try again.} other {}}',
  'error.connection-lost': 'The connection broke off.',
  'error.connection-lost.advice':
    '{goesOn, select, yes {It is sent again by itself.} no {Try again when the connection is steadier.} other {}} A steadier network helps with large files.',
  'error.timeout': 'Imgur took too long to answer.',
  'error.timeout.advice':
    '{goesOn, select, yes {It is tried again by itself, with longer pauses.} no {Try again later.} other {}}',

  'error.rate-limited': 'Imgur wants us to slow down.',
  'error.rate-limited.advice':
    '{goesOn, select, yes {Uploads wait until it lets more through, and then go by themselves.} no {Try again in a while.} other {}}',
  'error.daily-limit': 'The daily limit of this Client-ID is used up.',
  'error.daily-limit.advice':
    '{goesOn, select, yes {Uploads go on by themselves when the day is over for Imgur.} no {Try again when the day is over for Imgur.} other {}}',
  'error.over-capacity': 'Imgur is overloaded.',
  'error.over-capacity.advice':
    '{goesOn, select, yes {It is tried again by itself, with longer pauses.} no {Try again later.} other {}}',
  'error.server-trouble': 'Something went wrong on Imgur’s side.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {It answered with status {status}.} other {}} Your picture is not the cause. {goesOn, select, yes {It is tried again by itself, with longer pauses.} no {Try again later.} other {}}',
  'error.bad-answer': 'Imgur’s answer made no sense.',
  'error.bad-answer.advice':
    'What was sent may or may not have arrived. {goesOn, select, yes {It is tried again by itself.} no {Try again later or from another network.} other {}}',
  'error.answers-lost': 'It was sent {times, plural, one {once} other {# times}}, and no answer ever came.',
  'error.answers-lost.advice':
    'Imgur may hold it as many times. So that these do not become more, it is not sent again by itself. Try again from another network; with an account, what arrived is found.',
  'error.share-spent':
    'It was sent {times, plural, one {once} other {# times}} and never arrived, while others did.',
  'error.share-spent.advice':
    '{hasCause, select, yes {The last time: {cause}} other {}} Something about this picture may be the cause, so it is not sent again by itself{hasCredits, select, yes { ({credits, plural, one {# credit} other {# credits}} went into it)} other {}}. Save it anew as PNG or JPEG, or try again later.',
  'error.rejected': 'Imgur did not accept the picture.',
  'error.rejected.advice':
    '{hasReason, select, yes {It says: “{reason}”.} other {It gave no reason.}} Saving the picture anew as PNG or JPEG often helps.',
  'error.forbidden': 'Imgur does not allow this.',
  'error.forbidden.advice':
    'The Client-ID or your address may be barred from uploading; in some countries Imgur is cut off. Try another network, or another Client-ID.{goesOn, select, yes { It is tried again by itself now and then.} other {}}',
  'error.no-deletehash': 'There is no key to delete it with.',
  'error.no-deletehash.advice':
    'What is uploaded without an account can be deleted only with the key that came with it. This one was imported without it: delete it where it was uploaded, or import a file that has its key.',
  'error.gone': 'It is no longer on Imgur.',
  'error.gone.advice': 'It was deleted there. Add the picture again for a new link.',

  'error.still-there': 'Imgur said that it is deleted, but it is still there.',
  'error.still-there.advice':
    'It may take a while to go everywhere. It is kept here: delete it once more in a few minutes.',

  'error.post-empty': 'There is no picture in the post.',
  'error.post-empty.advice': 'Add at least one picture to it, then try again.',
  'error.post-too-long': 'The post has more pictures than an album holds.',
  'error.post-too-long.advice':
    '{hasMost, select, yes {An album on Imgur holds {most, number}.} other {}} Take some out, or make two posts of them.',
  'error.title-needed': 'A title is missing.',
  'error.title-needed.advice': 'What is public needs one: people see it in the gallery first.',
  'error.title-too-long': 'The title is too long.',
  'error.title-too-long.advice':
    'Imgur keeps {hasMost, select, yes {the first {most, number} characters} other {only the beginning}}{hasLength, select, yes { and this has {length, number}} other {}}. Nothing of it is lost here: shorten it, or move the rest into the description.',
  'error.bad-tag': 'This tag cannot be used.',
  'error.bad-tag.advice':
    '{hasTag, select, yes {“{tag}” is the one.} other {}} A tag is made of letters, digits and underscores, at most 64 of them.',
  'error.bad-link': 'This is no web address.',
  'error.bad-link.advice': 'It has to begin with http:// or https://. Leave it empty if there is none.',
  'error.author-needed': 'Whose picture is it?',
  'error.author-needed.advice':
    'Write the author’s name, a link to the author, or where you found it. Or switch “Not my picture” off.',
  'error.not-yours': 'This picture cannot be put into the post.',
  'error.not-yours.advice':
    'The right to it is not known here, as it was uploaded elsewhere or under another account. Take it out, or add the file itself.',
  'error.account-needed': 'This takes an Imgur account.',
  'error.account-needed.advice':
    'Without one everything stays hidden: only who has the link sees it. Sign in, or keep it hidden.',
  'error.consent-needed': 'Nobody has said yes to this yet.',
  'error.consent-needed.advice':
    'Public means that everybody can find it in Imgur’s gallery, and what is public may be copied. Say yes once, and you are not asked again.',
  'error.album-locked': 'The post cannot be changed while it is in the gallery.',
  'error.album-locked.advice':
    'Imgur locks what is in an album then. Make the post hidden, bring the change there, and make it public again.',
  'error.change-rejected': 'Imgur did not accept this.',
  'error.change-rejected.advice':
    '{hasReason, select, yes {It says: “{reason}”.} other {It gave no reason.}} The pictures themselves are safe. Change what it names and try again.',
  'error.post-differs': 'Imgur shows something else than what was sent.',
  'error.post-differs.advice':
    'It said yes, and the album holds other pictures or another order. Try again in a few minutes; the pictures themselves are safe.',

  'error.bad-call': 'That could not be understood.',
  'error.bad-call.advice': 'Nothing was changed. Check what you entered and try again.',
  'error.wrong-state': 'It is too late for that.',
  'error.wrong-state.advice': 'The upload went on in the meantime. The list shows how it stands now.',
  'error.cancelled': 'You cancelled it.',
  'error.cancelled.advice': 'Nothing more is sent. Try again to upload it after all.',
  'error.internal': 'Something went wrong inside Snapferry.',
  'error.internal.advice': 'The other pictures go on. Try again; if it comes back, the log says more.',
} as const;
