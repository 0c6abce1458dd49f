/** What goes up by itself: the question before the first time, and the moment in which it can be called back. */
export const consent = {
  'consent.sentence':
    '{what} отправляются {place, select, practice {двойнику Imgur на этом компьютере} other {на Imgur}} {hasAccount, select, yes {в аккаунт {username}} other {без аккаунта}} как {privacy, select, public {публичные: их увидят все} other {скрытые: их увидит тот, у кого есть ссылка}}.',
  'consent.what.capture': 'Снимки экрана',
  'consent.what.clipboard': 'Изображения, которые вы загружаете из буфера обмена,',
  'consent.what.clipboard-watch': 'Изображения, которые вы копируете,',
  'consent.what.editor': 'Изображения, которые передают другие программы,',
  'consent.what.folder': 'Изображения, которые появляются в отслеживаемых папках,',
  'consent.what.command-line': 'Изображения, переданные этой команде,',
  'consent.title': 'Перед первой отправкой',
  'consent.waiting':
    '{count, plural, one {# изображение ждёт вашего ответа.} few {# изображения ждут вашего ответа.} many {# изображений ждут вашего ответа.} other {# изображения ждут вашего ответа.}}',
  'consent.once': 'Этот вопрос задаётся один раз.',
  'consent.accept': 'Загрузить',
  'consent.decline': 'Не сейчас',
  'consent.declining.capture': '«Не сейчас»: ничего не загрузится, а при следующем снимке мы спросим снова.',
  'consent.declining.clipboard': '«Не сейчас»: ничего не загрузится, а в следующий раз мы спросим снова.',
  'consent.declining.clipboard-watch':
    '«Не сейчас»: ничего не загрузится, и слежение за буфером выключится. Включить его можно в настройках.',
  'consent.declining.folder':
    '«Не сейчас»: ничего не загрузится, и слежение за папкой выключится. Включить его можно в разделе «Папки».',
  'consent.declined':
    '{count, plural, =0 {Ничего не загружено.} one {Отменена # загрузка.} few {Отменены # загрузки.} many {Отменено # загрузок.} other {Отменено # загрузки.}}',
  'consent.declined.clipboard-watch': 'Слежение за буфером выключено.',
  'consent.declined.folder': 'Слежение за папкой выключено.',
  'consent.mark': 'Ждёт вашего согласия',
  'consent.detail': 'Сначала решите, куда отправлять такие изображения',
  'consent.tray': 'В окне ждёт вопрос',
  'consent.outside': 'Откройте Snapferry, чтобы ответить.',

  'wait.grace': 'Вот-вот отправится',
  'wait.grace.sentence': 'Отправится через несколько секунд. До этого можно отозвать.',
  'grace.left':
    '{seconds, plural, =0 {Отправляется} one {Отправится через # секунду} few {Отправится через # секунды} many {Отправится через # секунд} other {Отправится через # секунды}}',
  'grace.call-back': 'Отозвать',
  'grace.call-back-last': 'Отозвать последнюю загрузку',
  'grace.notice':
    '{seconds, plural, =0 {Скопированная картинка отправляется} one {Скопированная картинка отправится через # секунду} few {Скопированная картинка отправится через # секунды} many {Скопированная картинка отправится через # секунд} other {Скопированная картинка отправится через # секунды}}',
  'grace.section': 'Перед отправкой',
  'grace.everything': 'Время, чтобы отозвать загрузку',
  'grace.everything.about':
    'Столько изображение ждёт, прежде чем уйдёт первый байт. На команды это не действует.',
  'grace.clipboard-watch': 'То же для изображений, которые вы копируете',
  'grace.seconds':
    '{seconds, plural, =0 {Нет} one {# секунда} few {# секунды} many {# секунд} other {# секунды}}',
  'consent.given': 'На что вы согласились',
  'consent.given.none':
    'Пока ни на что. Перед первой автоматической отправкой каждого вида изображений вас спросят.',
  'consent.ask-again': 'Спросить снова',
};
