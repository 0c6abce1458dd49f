/** Что есть в файлах кроме самого изображения и что с этим делается. */
export const metadata = {
  'carried.place': 'Место',
  'carried.author': 'Автор',
  'carried.camera': 'Камера',
  'carried.time': 'Время',
  'carried.description': 'Описание',
  'carried.comment': 'Комментарий',
  'carried.thumbnail': 'Миниатюра',
  'carried.motion-video': '«Живое» видео',
  'carried.provenance': 'Сведения о происхождении',
  'carried.software': 'Программа',
  'carried.other': 'Что-то ещё',

  'carried.short.place': 'место',
  'carried.short.author': 'автор',
  'carried.short.camera': 'камера',
  'carried.short.time': 'время',
  'carried.short.description': 'описание',
  'carried.short.comment': 'комментарий',
  'carried.short.thumbnail': 'миниатюра',
  'carried.short.motion-video': '«живое» видео',
  'carried.short.provenance': 'сведения о происхождении',
  'carried.short.software': 'программа',
  'carried.short.other': 'что-то ещё',

  'carries.title': 'В файле, кроме изображения',
  'carries.present': 'есть',
  'carries.near':
    'около {latitude}° {north, select, yes {с.\u00a0ш.} other {ю.\u00a0ш.}}, {longitude}° {east, select, yes {в.\u00a0д.} other {з.\u00a0д.}}',
  'carries.removed': 'Не отправляется. Ваш файл не меняется.',
  'carries.removed.sent': 'Не отправлено. Ваш файл не изменён.',
  'carries.partly': 'Отправляется без этого: {kinds}. Ваш файл не меняется.',
  'carries.kept': 'Отправляется вместе с изображением: прочесть сможет каждый, у кого есть ссылка.',
  'carries.kept.sent': 'Отправлено вместе с изображением: прочесть может каждый, у кого есть ссылка.',
  'carries.held': 'Пока вы не решите, ничего не отправляется.',
  'carries.keep': 'Отправить и это',
  'carries.remove': 'Не отправлять это',
  'carries.row': 'Отправляется без этого: {kinds}',
  'carries.row.kept': 'Отправляется вместе с этим: {kinds}',
  'carries.library.removed': 'Не отправлено',
  'carries.library.kept': 'Отправлено вместе',

  'held.metadata.mark': 'Придержано',
  'held.metadata.detail': 'В файле есть: {kinds}',
  'held.metadata.title': 'В файле есть не только изображение',
  'held.metadata.text': 'Такие изображения ждут, пока вы на них не посмотрите.',
  'held.metadata.clean': 'Очистить и загрузить',
  'held.metadata.leave': 'Не загружать',

  'unreadable.send': 'Отправить как есть',

  'settings.privacy': 'Конфиденциальность',
  'settings.metadata': 'Данные внутри файлов',
  'settings.metadata.remove': 'Удалять',
  'settings.metadata.hold': 'Спрашивать',
  'settings.metadata.keep': 'Оставлять',
  'settings.metadata.about':
    'Место, камера, автор, миниатюры и подобное в JPEG, PNG, GIF, WebP, TIFF, MP4 и MOV. Само изображение не меняется: пиксели, цветовой профиль и поворот остаются. То, что Imgur скачивает по адресу, попадает к нему как есть.',
  'settings.metadata.ask.about':
    'Изображение, в файле которого есть что-то личное, ждёт в очереди, пока вы не решите.',
  'settings.metadata.keep.about': 'Файлы отправляются как есть. Imgur сохраняет то, что в них записано.',
  'settings.provenance': 'Оставлять сведения о происхождении',
  'settings.provenance.about':
    'Подписанные сведения о том, кто и чем создал изображение (C2PA). Если из файла удалено что-то другое, подпись больше не действует.',
  'settings.file-name': 'Имя файла как название',
  'settings.file-name.about':
    'Для изображений без собственного названия; его увидит каждый, у кого есть ссылка. Иначе имена файлов не отправляются.',
} as const;
