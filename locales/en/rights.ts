/** Who sees what was uploaded, and what can still be changed of it. */
export const rights = {
  'rights.seen.anonymous': 'Hidden, no account',
  'rights.seen.anonymous.text': 'Only who has the link sees it. It belongs to no account.',
  'rights.seen.hidden': 'Hidden',
  'rights.seen.hidden.text': 'Only who has the link sees it. It belongs to your account.',
  'rights.seen.public': 'Public',
  'rights.seen.public.text': 'It is in Imgur’s gallery, where everybody can find and copy it. Hiding or deleting it does not reach the copies.',
  'rights.edit': 'Title, description, tags',
  'rights.edit.title': '{count, plural, one {Texts of this picture} other {Texts of # pictures}}',
  'rights.edit.title.many': 'What you leave empty stays as it is.',
  'rights.edit.tags': 'Tags, with commas between',
  'rights.edit.tags.about': 'Tags stay on this computer until you show the picture in the gallery.',
  'rights.edit.save': 'Save',
  'rights.share': 'Make public',
  'rights.hide': 'Make hidden',
  'rights.share.title':
    '{count, plural, one {Show this picture to everybody?} other {Show # pictures to everybody?}}',
  'rights.share.text':
    'They go into Imgur’s gallery, where everybody can find, comment and copy them. You can hide them again at any time, but not what others have copied.',
  'rights.share.field': 'Title for those without one',
  'rights.favorite': 'Add to favourites',
  'rights.unfavorite': 'Take out of favourites',
  'rights.favorite.about':
    'Imgur always shows public posts among the favourites on your profile, and never shows hidden ones.',
  'rights.pending': 'On its way to Imgur',
  'rights.failed': 'Imgur does not have this change',
  'rights.retry': 'Send again',
  'rights.drop': 'Back to what Imgur shows',
  'rights.cancel': 'Leave as it is',
};
