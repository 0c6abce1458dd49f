/** What goes up by itself: the question before the first time, and the moment in which it can be called back. */
export const consent = {
  'consent.sentence':
    '{what} go to {place, select, practice {a look-alike of Imgur on this computer} other {Imgur}}{hasAccount, select, yes {, to the account {username},} other {, without an account,}} as {privacy, select, public {public pictures; everybody can see them} other {hidden pictures; who has the link sees them}}.',
  'consent.what.capture': 'Screenshots',
  'consent.what.clipboard': 'Pictures that you upload from the clipboard',
  'consent.what.clipboard-watch': 'Pictures that you copy',
  'consent.what.editor': 'Pictures that other programs hand over',
  'consent.what.folder': 'Pictures that come into watched folders',
  'consent.what.command-line': 'Pictures that this command is given',
  'consent.title': 'Before the first one goes',
  'consent.waiting':
    '{count, plural, one {# picture waits for your answer.} other {# pictures wait for your answer.}}',
  'consent.once': 'You are asked once.',
  'consent.accept': 'Upload',
  'consent.decline': 'Not now',
  'consent.declining.capture': 'With “Not now” nothing is uploaded, and the next screenshot asks again.',
  'consent.declining.clipboard': 'With “Not now” nothing is uploaded, and the next time asks again.',
  'consent.declining.clipboard-watch':
    'With “Not now” nothing is uploaded, and the clipboard is no longer watched. Settings has the switch.',
  'consent.declining.folder':
    'With “Not now” nothing is uploaded, and the folder is no longer watched. You find its switch in Folders.',
  'consent.declined':
    '{count, plural, =0 {Nothing was uploaded.} one {# upload was cancelled.} other {# uploads were cancelled.}}',
  'consent.declined.clipboard-watch': 'The clipboard is no longer watched.',
  'consent.declined.folder': 'The folder is no longer watched.',
  'consent.mark': 'Waits for your yes',
  'consent.detail': 'Say first where such pictures may go',
  'consent.tray': 'A question waits in the window',
  'consent.outside': 'Open Snapferry to answer.',

  'wait.grace': 'About to go',
  'wait.grace.sentence': 'It goes in a few seconds. Until then you can call it back.',
  'grace.left': '{seconds, plural, =0 {Goes now} one {Goes in # second} other {Goes in # seconds}}',
  'grace.call-back': 'Call back',
  'grace.call-back-last': 'Call back the last upload',
  'grace.notice':
    '{seconds, plural, =0 {The copied picture goes now} one {The copied picture goes in # second} other {The copied picture goes in # seconds}}',
  'grace.section': 'Before it goes',
  'grace.everything': 'Time to call an upload back',
  'grace.everything.about': 'So long a picture waits before its first byte leaves. Commands do not wait.',
  'grace.clipboard-watch': 'The same for pictures that you copy',
  'grace.seconds': '{seconds, plural, =0 {None} one {# second} other {# seconds}}',
  'consent.given': 'What you said yes to',
  'consent.given.none': 'Nothing yet. Before the first picture of a kind goes by itself, you are asked.',
  'consent.ask-again': 'Ask me again',
};
