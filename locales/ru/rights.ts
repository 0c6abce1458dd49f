export const rights = {
  'rights.seen.anonymous': 'Скрыто, без аккаунта',
  'rights.seen.anonymous.text': 'Видят только те, у кого есть ссылка. Аккаунту не принадлежит.',
  'rights.seen.hidden': 'Скрыто',
  'rights.seen.hidden.text': 'Видят только те, у кого есть ссылка. Принадлежит вашему аккаунту.',
  'rights.seen.public': 'Открыто',
  'rights.seen.public.text': 'В галерее Imgur, где это может найти и скопировать каждый. Копий не касаются ни скрытие, ни удаление.',
  'rights.edit': 'Название, описание, теги',
  'rights.edit.title':
    '{count, plural, one {Тексты # изображения} few {Тексты # изображений} many {Тексты # изображений} other {Тексты # изображения}}',
  'rights.edit.title.many': 'Пустые поля останутся без изменений.',
  'rights.edit.tags': 'Теги через запятую',
  'rights.edit.tags.about': 'Теги хранятся на этом компьютере, пока изображение не показано в галерее.',
  'rights.edit.save': 'Сохранить',
  'rights.share': 'Открыть всем',
  'rights.hide': 'Скрыть',
  'rights.share.title':
    '{count, plural, one {Показать всем # изображение?} few {Показать всем # изображения?} many {Показать всем # изображений?} other {Показать всем # изображения?}}',
  'rights.share.text':
    'Они попадут в галерею Imgur: все смогут их найти, комментировать и копировать. Скрыть их снова можно в любой момент, но не то, что уже скопировали другие.',
  'rights.share.field': 'Название для тех, у которых его нет',
  'rights.favorite': 'В избранное',
  'rights.unfavorite': 'Убрать из избранного',
  'rights.favorite.about':
    'Imgur всегда показывает открытые публикации в избранном вашего профиля и никогда не показывает скрытые.',
  'rights.pending': 'Отправляется в Imgur',
  'rights.failed': 'Этого изменения нет на Imgur',
  'rights.retry': 'Отправить ещё раз',
  'rights.drop': 'Вернуть как на Imgur',
  'rights.cancel': 'Оставить как есть',
};
