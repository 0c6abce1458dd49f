/** Words that mean the same thing everywhere: states, reasons to wait, budgets, verbs. */
export const common = {
  'action.upload': 'Upload pictures…',
  'action.pause': 'Pause',
  'action.resume': 'Resume',
  'action.send-now': 'Send now',
  'action.retry': 'Try again',
  'action.cancel': 'Cancel upload',
  'action.remove': 'Remove from list',
  'action.clear-done': 'Clear done',
  'action.open-link': 'Open link',
  'action.copy-links': '{count, plural, one {Copy link} other {Copy # links}}',
  'action.copy-as': 'Copy as',
  'action.reveal': 'Show file',
  'action.close': 'Close',
  'action.more': 'More actions',

  'state.queued': 'Waiting',
  'state.preparing': 'Preparing',
  'state.ready': 'Waiting',
  'state.waiting': 'Waiting',
  'state.paused': 'Paused',
  'state.uploading': 'Uploading {percent}\u00a0%',
  'state.uncertain': 'Unsure',
  'state.uploaded': 'Done',
  'state.failed': 'Failed',
  'state.cancelled': 'Cancelled',

  'detail.queued': 'Looked at next',
  'detail.preparing': 'Reading the picture',
  'detail.ready': 'Goes as soon as there is room',
  'detail.paused': 'Goes when you resume',
  'detail.uncertain': 'Sent, but no answer came',
  'detail.cancelled': 'Nothing was uploaded',
  'detail.uploading': '{sent} of {total}',
  'detail.done-by': 'Done by {time}',
  'detail.until': 'Until {time}',
  'detail.soon': 'Goes as soon as it can',

  'wait.credits': 'Waiting for credits',
  'wait.credits.sentence':
    'Imgur lets no more through {hasTime, select, yes {until {time}} other {for now}} ({budget}). Nothing is lost: it goes by itself then.',
  'wait.reserve': 'Leaving room for you',
  'wait.reserve.sentence':
    'The credits that are left are kept for screenshots and single pictures. This one goes {hasTime, select, yes {later: {time}} other {a little later}}.',
  'wait.turn': 'Waiting its turn',
  'wait.turn.sentence':
    '{ahead, plural, =0 {It is next} one {# picture goes first} other {# pictures go first}}.{hasTime, select, yes { Expected start: {time}.} other {}}',
  'wait.turn.ahead': '{ahead, plural, =0 {Next} one {# goes first} other {# go first}}',
  'wait.retry': 'Waiting to try again',
  'wait.retry.sentence':
    '{error} {hasTime, select, yes {Next try: {time}.} other {The next try comes soon.}}',
  'wait.network': 'Waiting for the network',
  'wait.network.sentence':
    'This computer has no way to Imgur right now. Uploads go on by themselves when it is back.',
  'wait.host': 'Imgur is overloaded',
  'wait.host.sentence':
    'Imgur says that it is over capacity. {hasTime, select, yes {Next try: {time}.} other {The next try comes soon.}}',
  'wait.client-id': 'Needs a Client-ID',
  'wait.client-id.sentence':
    'Imgur takes uploads only with a Client-ID. Enter one in Settings, and the queue goes on.',
  'wait.sign-in': 'Needs you to sign in',
  'wait.sign-in.sentence': 'Imgur no longer accepts the sign-in. Sign in again, and the queue goes on.',
  'wait.strikes': 'Keeping the app safe',
  'wait.strikes.sentence':
    'Imgur’s daily limit was reached {strikes, plural, one {once} other {# times}} this month, and a fifth time would block the app. Nothing is sent {hasTime, select, yes {until {time}} other {for now}}.',
  'wait.quiet-hours': 'Quiet hours',
  'wait.quiet-hours.sentence':
    'Quiet hours are on. Uploads go on {hasTime, select, yes {after them: {time}} other {when they end}}.',
  'wait.pictures':
    '{count, plural, =0 {} one {# picture waits and will go then.} other {# pictures wait and will go then.}}',

  'budget.user': 'Your hour',
  'budget.user.about': 'Credits that Imgur gives to your internet address each hour.',
  'budget.client': 'The app’s day',
  'budget.client.about': 'Credits that everyone with the same Client-ID shares each day.',
  'budget.post': 'Posts this hour',
  'budget.post.about': 'Requests that change something, counted by address each hour.',
  'budget.uploads': 'Uploads this hour',
  'budget.uploads.about': 'A limit that Imgur does not announce.',
  'budget.other': 'Limit “{id}”',

  'origin.drop': 'Dropped',
  'origin.dialog': 'Chosen',
  'origin.paste': 'Pasted',
  'origin.command-line': 'Command line',
  'origin.open-with': 'Opened with Snapferry',

  'privacy.hidden': 'Hidden',
  'privacy.public': 'Public',

  'form.direct': 'Picture',
  'form.page': 'Page',
  'form.markdown': 'Markdown',
  'form.html': 'HTML',
  'form.bbcode': 'BBCode',
  'form.reddit': 'Reddit',
  'form.thumb': 'Small, up to {pixels} px',
  'form.square': 'Square, {pixels} px',
} as const;
