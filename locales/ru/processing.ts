/** Видео: что Imgur делает с ними, когда они уже у него, и что о них сказано заранее. */
export const processing = {
  'state.processing': 'Imgur готовит',
  'detail.processing': 'Отправлено; ссылка будет позже',
  'processing.title': 'Файл у Imgur, идёт подготовка.',
  'processing.text':
    'Обычно это секунды, иногда минуты. Snapferry проверяет сам, в том числе после перезапуска, и даст ссылку, как только она заработает. Через час проверки прекращаются.',
  'processing.since': 'На месте с {time}.',
  'processing.no-recall': 'Отозвать уже нельзя: файл у Imgur.',
  'processing.no-delete': 'Imgur ещё не сообщил адрес, поэтому удалить отсюда пока нельзя.',
  'processing.delete': 'Удалить с Imgur',
  'processing.leave': 'Больше не ждать',
  'processing.late': 'Ссылка ещё ни разу не сработала.',
  'processing.late.text':
    'Файл у Imgur, но не был готов, когда Snapferry перестал проверять. Откройте ссылку и посмотрите; сама она не копировалась.',
  'inspector.duration': 'Длительность',
  'inspector.duration.value': '{minutes}:{seconds}',
  'inspector.sound': 'Звук',
  'inspector.sound.yes': 'Есть',
  'inspector.sound.no': 'Нет',
  'cli.processing': '{name}: файл у Imgur, идёт подготовка. Ссылка будет, когда заработает.',
  'cli.not-ready': '{name}: файл у Imgur, но ссылка ещё ни разу не сработала.',
  'local-api.waiting.processing': 'Файл у Imgur, идёт подготовка.',
  'error.too-long': 'Видео слишком длинное для Imgur.',
  'error.too-long.advice':
    '{hasSeconds, select, yes {Длительность: {seconds} с.} other {}} {hasMost, select, yes {Imgur принимает не больше {most} с.} other {}} Ничего не отправлено. Сократите видео и перетащите снова.',
  'error.not-processed': 'Imgur принял видео и не сообщил, что с ним стало.',
  'error.not-processed.advice':
    'Час прошёл без ответа. Возможно, видео всё же на Imgur, по адресу, который здесь неизвестен. При повторной отправке оно может оказаться там дважды.',
  'error.not-ready': 'Imgur ещё не закончил подготовку.',
  'error.not-ready.advice': 'Файл на Imgur. Проверьте ссылку немного позже.',
  'error.at-host-already': 'Файл уже у Imgur.',
  'error.at-host-already.advice':
    'Он отправлен целиком, отозвать его нельзя. Удалите его с Imgur или дождитесь ссылки.',
} as const;
