/** Videos: what Imgur makes of them after it has them, and what is told of them before. */
export const processing = {
  'state.processing': 'Imgur is preparing it',
  'detail.processing': 'Sent; the link comes once it works',
  'processing.title': 'Imgur has it and is making it ready.',
  'processing.text':
    'That takes seconds as a rule, sometimes minutes. Snapferry looks again by itself, after a restart too, and gives you the link as soon as it works. After an hour it stops looking.',
  'processing.since': 'There since {time}.',
  'processing.no-recall': 'It can no longer be called back: it is at Imgur already.',
  'processing.no-delete': 'Imgur has not said yet where it is, so it cannot be deleted from here now.',
  'processing.delete': 'Delete from Imgur',
  'processing.leave': 'Stop waiting',
  'processing.late': 'The link was not seen working yet.',
  'processing.late.text':
    'Imgur has it, but had not made it ready when Snapferry stopped looking. Open the link to see how it stands; it was not copied by itself.',
  'inspector.duration': 'Length',
  'inspector.duration.value': '{minutes}:{seconds}',
  'inspector.sound': 'Sound',
  'inspector.sound.yes': 'Yes',
  'inspector.sound.no': 'None',
  'cli.processing': '{name}: Imgur has it and is making it ready. The link follows when it works.',
  'cli.not-ready': '{name}: Imgur has it, but its link was not seen working yet.',
  'local-api.waiting.processing': 'Imgur has it and is making it ready.',
  'error.too-long': 'The video is too long for Imgur.',
  'error.too-long.advice':
    '{hasSeconds, select, yes {It lasts {seconds} seconds.} other {}} {hasMost, select, yes {Imgur takes up to {most} seconds.} other {}} Nothing was sent. Cut it shorter and drop that.',
  'error.not-processed': 'Imgur took the video and never said what became of it.',
  'error.not-processed.advice':
    'An hour went by without an answer. It may be on Imgur all the same, under an address that nobody here knows. If you try again, it may be there twice.',
  'error.not-ready': 'Imgur had not made it ready yet.',
  'error.not-ready.advice': 'It is on Imgur. Look at its link in a while.',
  'error.at-host-already': 'It is at Imgur already.',
  'error.at-host-already.advice':
    'It was sent whole and can no longer be called back. Delete it from Imgur instead, or wait for its link.',
} as const;
