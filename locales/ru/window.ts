import type { window as english } from '../en/window.ts';

export const window: Record<keyof typeof english, string> = {
  'rail.label': 'Главное',
  'rail.queue': 'Очередь',
  'rail.library': 'Библиотека',
  'rail.settings': 'Настройки',
  'rail.collapse': 'Свернуть боковую панель',
  'rail.expand': 'Развернуть боковую панель',
  'rail.open-count':
    '{count, plural, one {осталось # изображение} few {осталось # изображения} many {осталось # изображений} other {осталось # изображения}}',

  'credit.label': 'Кредиты',
  'credit.room':
    '{count, plural, =0 {Сейчас места для загрузок нет} one {Сейчас есть место для # загрузки} few {Сейчас есть место для # загрузок} many {Сейчас есть место для # загрузок} other {Сейчас есть место для # загрузки}}',
  'credit.refill': '{budget}: обновится {time}',
  'credit.unknown': 'Imgur ещё не сообщил свои пределы',
  'credit.used': 'Потрачено',
  'credit.reserved': 'Занято идущими загрузками',
  'credit.kept': 'Оставлено для снимков экрана',
  'credit.free': 'Свободно',
  'credit.of': 'свободно {free} из {limit}',
  'credit.resets': 'Обновится: {time}',
  'credit.resets-unknown': 'Отсчёт начнётся со следующей загрузки',
  'credit.heading': 'Куда ушли кредиты',
  'credit.about':
    'Imgur считает загрузки сразу в нескольких пределах. Snapferry ждёт раньше, чем предел достигнут, поэтому отказов не бывает.',
  'credit.strikes':
    '{count, plural, one {В этом месяце дневной предел достигнут # раз. После пятого Imgur заблокирует приложение.} few {В этом месяце дневной предел достигнут # раза. После пятого Imgur заблокирует приложение.} many {В этом месяце дневной предел достигнут # раз. После пятого Imgur заблокирует приложение.} other {В этом месяце дневной предел достигнут # раза. После пятого Imgur заблокирует приложение.}}',
  'credit.source.assumed': 'Из документации Imgur, пока не подтверждено',
  'credit.source.header': 'По словам Imgur, {time}',
  'credit.source.asked': 'По запросу к Imgur, {time}',
  'credit.source.learned': 'Выведено из ответов Imgur',

  'day.title': 'Последние 24 часа',
  'day.credits': '{count, plural, one {# кредит} few {# кредита} many {# кредитов} other {# кредита}}',
  'day.hour':
    '{from}–{to}: {count, plural, one {# кредит} few {# кредита} many {# кредитов} other {# кредита}}',
  'day.choose-hour': 'Час',
  'day.table.hour': 'Час',
  'day.table.credits': 'Потрачено кредитов',
  'day.uploads': '{count, plural, one {# загрузка} few {# загрузки} many {# загрузок} other {# загрузки}}',
  'day.unknown': 'исход неизвестен: {count}',
  'day.others': 'Другие с вашим адресом',
  'day.others.about': 'По счёту Imgur, начало отсчёта: {time}',
  'day.empty.title': 'За последние 24 часа ничего не потрачено',
  'day.empty.text': 'Здесь будет видно по часам, что вы загрузили и каким путём оно пришло.',
  'day.failed': 'Сейчас нельзя показать, что потрачено за последние 24 часа.',

  'sandbox.badge': 'Проба: ссылки работают только на этом компьютере',

  'queue.title': 'Очередь',
  'queue.label': 'Изображения в очереди',
  'queue.uploading': 'загружается: {count}',
  'queue.open': 'осталось: {count}',
  'queue.failed': 'не удалось: {count}',
  'queue.failed.select': 'Выделить неудавшиеся',
  'queue.done-by': 'будет готово: {time}',
  'queue.paused': 'Приостановлено. Новое не отправляется, пока вы не продолжите.',
  'queue.set-aside':
    'Файл очереди и библиотеки был повреждён; он сохранён здесь: {path}. {hasBackup, select, yes {Работает резервная копия ({time}). {rescued, plural, =0 {Загруженного позже в ней нет.} one {Из повреждённого файла спасена # более поздняя загрузка, другие изменения с тех пор потеряны.} few {Из повреждённого файла спасены # более поздние загрузки, другие изменения с тех пор потеряны.} many {Из повреждённого файла спасено # более поздних загрузок, другие изменения с тех пор потеряны.} other {Из повреждённого файла спасено # более поздней загрузки, другие изменения с тех пор потеряны.}} Прежде чем продолжить, посмотрите, что ещё ждёт: часть могла уже загрузиться.} other {Резервной копии не было. {rescued, plural, =0 {Очередь и библиотека начаты заново.} one {Из повреждённого файла спасена # загрузка; очередь начата заново.} few {Из повреждённого файла спасены # загрузки; очередь начата заново.} many {Из повреждённого файла спасено # загрузок; очередь начата заново.} other {Из повреждённого файла спасено # загрузки; очередь начата заново.}}}}',
  'queue.all-done': 'Всё дошло',
  'queue.section.open': 'К загрузке',
  'queue.section.ended': 'Завершённые',
  'queue.empty.title': 'Перетащите изображения в любое место окна',
  'queue.empty.text':
    'Или вставьте: {key}, или выберите файлы и папки. Они загрузятся скрытыми: увидят только те, у кого есть ссылка.',
  'queue.selected': 'Выделено: {count}',

  'drop.pictures':
    '{count, plural, =0 {Изображения, скрыто} one {# изображение, скрыто} few {# изображения, скрыто} many {# изображений, скрыто} other {# изображения, скрыто}}',
  'drop.link': 'Изображение по этому адресу, скрыто',
  'drop.text': 'Отпустите, чтобы добавить в очередь. Увидят только те, у кого есть ссылка.',
  'drop.room':
    '{count, plural, =0 {Пойдёт, когда Imgur снова начнёт принимать.} one {Сейчас есть место для # загрузки.} few {Сейчас есть место для # загрузок.} many {Сейчас есть место для # загрузок.} other {Сейчас есть место для # загрузки.}}',

  'big.title':
    '{count, plural, one {Добавить # изображение?} few {Добавить # изображения?} many {Добавить # изображений?} other {Добавить # изображения?}}',
  'big.done-by': 'Будет готово: {time}.',
  'big.room':
    '{fits, select, all {Сейчас на Imgur есть место для всех.} none {Сейчас места для них нет: они подождут своей очереди и пойдут сами.} other {Место сейчас есть для {room}; остальные подождут своей очереди и пойдут сами.}}',
  'big.unknown': 'Сейчас нельзя сказать, когда они будут готовы.',
  'big.paused': 'Очередь приостановлена: они пойдут, когда вы продолжите.',
  'big.hidden': 'Скрыто: увидят только те, у кого есть ссылка.',
  'big.refused':
    '{count, plural, one {# файл добавить нельзя; причина будет названа потом.} few {# файла добавить нельзя; причина будет названа потом.} many {# файлов добавить нельзя; причина будет названа потом.} other {# файла добавить нельзя; причина будет названа потом.}}',
  'big.add':
    '{count, plural, one {Добавить # изображение} few {Добавить # изображения} many {Добавить # изображений} other {Добавить # изображения}}',
  'big.leave': 'Не добавлять',

  'first.title': 'Как попасть на Imgur?',
  'first.text':
    'Каждая загрузка сообщает Imgur, какое приложение её прислало: это Client-ID. Пока вы не выберете, с этого компьютера ничего не уходит.',
  'first.client-id.title': 'Ввести Client-ID',
  'first.client-id.text':
    'У вас есть свой, от Imgur или из другой программы. Вставьте его, и ссылки будут работать везде.',
  'first.sandbox.title': 'Попробовать без учётной записи',
  'first.sandbox.text':
    'На этом компьютере запустится двойник Imgur. Всё работает как обычно, только ссылки больше нигде не откроются.',

  'engine.starting': 'Запуск',
  'engine.restarting':
    'Часть программы, которая загружает, остановилась и запускается снова. Очередь сохранена.',
  'engine.broken.title': 'Snapferry не может начать загрузку',
  'engine.broken.detail': 'Для сообщения об ошибке: {detail}',

  'inspector.label': 'Подробности',
  'inspector.title': 'Заголовок',
  'inspector.title.empty': 'Без заголовка',
  'inspector.description': 'Описание',
  'inspector.description.empty': 'Без описания',
  'inspector.hint': 'Сохраняется по мере ввода и уходит вместе с изображением.',
  'inspector.links': 'Ссылки',
  'inspector.copy-form': 'Копировать: {form}',
  'inspector.about': 'Сведения',
  'inspector.file': 'Файл',
  'inspector.address': 'Адрес',
  'inspector.size': 'Объём',
  'inspector.dimensions': 'Размеры',
  'inspector.dimensions.value': '{width} × {height}',
  'inspector.type': 'Формат',
  'inspector.animated': '{type}, с анимацией',
  'inspector.origin': 'Источник',
  'inspector.origin.value': '{origin}, {time}',
  'inspector.attempts': 'Попытки',
  'inspector.uploaded': 'Загружено',
  'inspector.maybe-twice.title': 'Возможно, на Imgur две копии',
  'inspector.maybe-twice.text':
    'Одна из попыток отправила всё, но ответа не было, поэтому отправка повторилась. Ссылка здесь точно ваша.',
  'inspector.maybe-twice.open':
    'Одна из попыток отправила всё, но ответа не было. Без учётной записи спросить Imgur нельзя, поэтому отправка повторяется.',
  'inspector.uncertain.text':
    'Всё отправлено, но ответа не было. Проверка или повторная отправка пройдёт сама.',
  'inspector.last-error': 'Последняя попытка',
  'inspector.many':
    '{count, plural, one {Выделено # изображение} few {Выделено # изображения} many {Выделено # изображений} other {Выделено # изображения}}',
  'inspector.many.size': 'Всего {size}',

  'library.title': 'Библиотека',
  'library.label': 'Загруженные изображения',
  'library.search': 'Поиск в библиотеке',
  'library.search.hint': 'Имя, заголовок, описание или ссылка',
  'library.search.clear': 'Очистить поиск',
  'library.count':
    '{count, plural, one {# изображение} few {# изображения} many {# изображений} other {# изображения}}',
  'library.empty.title': 'Здесь хранится всё загруженное',
  'library.empty.text': 'Вместе со ссылками, чтобы их всегда можно было скопировать снова.',
  'library.empty.action': 'К очереди',
  'library.nothing.title': 'По запросу «{search}» ничего нет',
  'library.nothing.text': 'Поиск идёт по именам, заголовкам, описаниям и ссылкам.',

  'settings.title': 'Настройки',
  'settings.host': 'Imgur',
  'settings.client-id': 'Client-ID',
  'settings.client-id.about':
    'Открытое имя приложения, которое загружает: 15 букв и цифр. Новых Imgur сейчас не выдаёт; подойдёт полученный раньше для своего приложения или из другой вашей программы. Это не пароль.',
  'settings.client-id.placeholder': 'Например, abc123def456789',
  'settings.client-id.missing': 'Без него на Imgur ничего не отправить.',
  'settings.client-id.save': 'Сохранить',
  'settings.client-id.saved': 'Сохранено',
  'settings.api-url': 'Адрес API',
  'settings.api-url.about':
    'Оставьте пустым для самого Imgur. Здесь можно указать сервер, который говорит на том же языке.',
  'settings.mode': 'Попробовать без учётной записи',
  'settings.mode.about':
    'Загрузки идут двойнику Imgur на этом компьютере, со своей очередью и библиотекой. Ваши вернутся, когда вы это выключите.',
  'settings.look': 'Вид',
  'settings.theme': 'Тема',
  'settings.theme.system': 'Системная',
  'settings.theme.light': 'Светлая',
  'settings.theme.dark': 'Тёмная',
  'settings.language': 'Язык',
  'settings.language.system': 'Как в системе',
  'settings.sending': 'Отправка',
  'settings.parallel': 'Загрузок одновременно',
  'settings.parallel.about':
    'Не больше этого числа сразу; меньше, если больше ничего не даёт. То, чего вы ждёте, может идти сверх них.',
  'settings.bandwidth': 'Ограничить скорость',
  'settings.bandwidth.about': 'Все загрузки вместе отправляются не быстрее этого.',
  'settings.bandwidth.most': 'Не больше',
  'settings.bandwidth.unit': 'Единица',
  'settings.bandwidth.kilobytes': 'кБ/с',
  'settings.bandwidth.megabytes': 'МБ/с',
  'inspector.converted': 'Преобразовано',
  'inspector.converted.type': 'Из {from} в {to}: Imgur не принимает {from}',
  'inspector.converted.size': 'Из {from} на {size} в {to}: больше Imgur не принимает',
  'settings.convert': 'Преобразовывать то, чего Imgur не принимает',
  'settings.convert.about':
    'HEIC, AVIF, WebP, BMP, SVG и превью из RAW-файлов камер становятся JPEG, PNG или GIF на этом компьютере. Ваши файлы остаются как есть.',
  'settings.fit': 'Уменьшать слишком большие картинки',
  'settings.fit.about':
    'То, что больше предела Imgur, сильнее сжимается, и только если этого мало, теряет часть пикселей. Анимация теряет сначала цвета, затем пиксели, затем кадры в секунду.',
  'settings.fetch': 'Картинки по веб-адресам',
  'settings.fetch.host': 'Забирает Imgur',
  'settings.fetch.here': 'Забирает этот компьютер',
  'settings.fetch.about':
    'Imgur берёт их как есть, со всем, что в них записано. То, до чего он не доберётся или чего не принимает, в любом случае забирает этот компьютер.',
  'settings.fetch.private': 'Забирать и из внутренних сетей',
  'settings.fetch.private.about':
    'С этого компьютера и с других дома или на работе, где по адресу могут быть не только картинки.',
  'settings.quiet': 'Тихие часы',
  'settings.quiet.about':
    'В эти часы уходит только то, что вы сами отправите сейчас; остальное пойдёт само после них.',
  'settings.quiet.from': 'С',
  'settings.quiet.to': 'До',
  'settings.quiet.same': 'Время одно и то же, поэтому тихих часов нет.',
  'settings.links': 'Ссылки',
  'settings.copy-links': 'Копировать ссылки по окончании загрузки',
  'settings.copy-links.about':
    'Все ссылки одной партии вместе, в том порядке, в котором вы дали изображения.',
  'settings.about': 'О программе',
  'settings.version': 'Версия',
  'settings.version.value': 'Snapferry {version}, Electron {electron}',
  'settings.runtime': 'Эта среда только для разработки и проверок. Не пользуйтесь ею каждый день.',
  'settings.profile': 'Ваши данные',
  'settings.vault': 'Данные для входа',
  'settings.vault.keychain': 'Хранятся в связке ключей системы.',
  'settings.vault.memory':
    'Связки ключей здесь нет, поэтому они хранятся в памяти и забываются, когда Snapferry закрывается.',

  'notice.label': 'Сообщения',
  'notice.dismiss': 'Скрыть',
  'notice.copied':
    '{count, plural, one {Скопирована # ссылка} few {Скопировано # ссылки} many {Скопировано # ссылок} other {Скопировано # ссылки}}',
  'notice.copy-failed':
    'Текст не остался в буфере обмена. Возможно, его занимает другая программа: скопируйте ещё раз.',
  'notice.not-added': '{total, plural, =1 {Не добавлено: «{name}»} other {Не добавлено: {count} из {total}}}',
  'notice.first-reason': '«{name}»: {reason}',
  'notice.refused':
    '{count, plural, one {Не получилось для # изображения} few {Не получилось для # изображений} many {Не получилось для # изображений} other {Не получилось для # изображения}}',
  'notice.recovered': 'Snapferry закрылся посреди загрузки',
  'notice.recovered.text':
    '{resumed, plural, =0 {} other {Отправляются заново: #. }}{uncertain, plural, =0 {} other {Возможно, дошли дважды: #; они отмечены.}}',
  'notice.nothing-pasted': 'В буфере обмена нет изображения',

  'row.maybe-twice': 'Возможно, дважды',
  'name.pasted': 'Вставленное изображение',
};
