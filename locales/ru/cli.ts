import type { cli as english } from '../en/cli.ts';

export const cli: Record<keyof typeof english, string> = {
  'cli.help.about':
    'Загружает изображения на Imgur. Планирует загрузки по кредитам, которые выделяет Imgur, чтобы дошло каждое изображение.',
  'cli.help.usage': 'Использование:',
  'cli.help.arguments': 'Аргументы:',
  'cli.help.options': 'Параметры:',
  'cli.help.commands': 'Команды:',
  'cli.help.version': 'показать версию',
  'cli.help.help': 'показать эту справку',
  'cli.help.json': 'по одному объекту JSON на строку в стандартном выводе, и больше ничего',
  'cli.help.upload': 'поставить изображения в очередь, дождаться загрузки и вывести ссылку на каждое',
  'cli.help.upload.what': 'файлы, папки (изображения в них), веб-адреса или - для стандартного ввода',
  'cli.help.upload.title': 'заголовок каждого изображения',
  'cli.help.upload.description': 'описание каждого изображения',
  'cli.help.upload.keep-metadata': 'отправить файлы как есть: с местом, камерой, автором и подобным',
  'cli.help.upload.links': 'вид ссылок: {forms} или имя шаблона',
  'cli.usage.bad-links': '--links принимает {forms} или имя шаблона; шаблона «{value}» нет.',
  'cli.help.upload.post':
    'собрать из всех одну публикацию в данном порядке и вывести её ссылку; заголовок и описание будут её',
  'cli.help.upload.no-wait': 'вернуться, как только изображения окажутся в очереди, и вывести их номера',
  'cli.help.credits': 'показать, сколько пропускает Imgur и когда станет больше',
  'cli.help.serve': 'обрабатывать очередь до Ctrl-C или SIGTERM',
  'cli.help.serve.api': 'Принимать картинки от редакторов, знающих PicGo, только с этого компьютера',
  'cli.help.serve.api-port': 'Порт для них вместо указанного в настройках (обычно 36677)',
  'cli.help.queue': 'показать очередь',
  'cli.help.history': 'показать загруженное, начиная с последнего',
  'cli.help.history.search': 'только то, где этот текст есть в имени, заголовке, описании или ссылке',
  'cli.help.history.limit': 'не больше стольких записей',
  'cli.help.retry': 'вернуть в очередь неудавшиеся или отменённые изображения',
  'cli.help.cancel': 'отменить изображения, которые ещё не загружены',
  'cli.help.id': 'номера, как их показывает очередь',
  'cli.help.doctor': 'показать, что работает на этом компьютере, а что нет',
  'cli.help.after':
    'Коды завершения: 0 — всё сделано, 1 — часть не удалась или прервана, либо вывод не записан, 2 — неверная команда, 3 — ничего нельзя было попробовать.\nПеременные среды: SNAPFERRY_CLIENT_ID, SNAPFERRY_CLIENT_SECRET, SNAPFERRY_API_URL, SNAPFERRY_API_KEY (что присылают редакторы), SNAPFERRY_HOME (папка ваших данных), NO_COLOR.',

  'cli.usage.nothing': 'Укажите, что сделать.',
  'cli.usage.unknown-option': 'Параметра {what} нет. См. snapferry --help.',
  'cli.usage.unknown-command': 'Команды {what} нет. См. snapferry --help.',
  'cli.usage.missing-argument': 'Команде не хватает данных: нет <{what}>. См. snapferry --help.',
  'cli.usage.option-without-value': 'Параметру {what} нужно значение.',
  'cli.usage.too-many': 'Эта команда не принимает {what}.',
  'cli.usage.post-waits':
    '--post и --no-wait несовместимы: ссылка у публикации появляется, когда вся она на месте.',
  'cli.post.interrupted':
    'Прервано. Публикация сохранена: она продолжится, когда работает приложение или «snapferry serve», и будет создана один раз.',
  'cli.post.kept':
    'Публикация сохранена вместе с загруженными изображениями. В приложении её можно повторить или собрать без неудавшихся.',
  'cli.post.empty-left':
    'Ответ Imgur потерялся по дороге: там мог остаться пустой альбом без названия, адреса которого никто не знает. Сама публикация существует в одном экземпляре.',
  'cli.usage.bad-limit': '--limit принимает целое число от 1 до {most, number}, а не {value}.',
  'cli.usage.one-pipe': 'Стандартный ввод (-) можно указать только один раз.',
  'cli.usage.no-pipe': 'Для - ничего не передано. Используйте так: программа | snapferry upload -',
  'cli.usage.empty-argument': 'Одно из имён пустое. Проверьте кавычки и переменные в команде.',
  'cli.usage.api-url':
    'SNAPFERRY_API_URL — {value}. Нужен адрес с https или, только на этом компьютере, с http (http://127.0.0.1:3000).',

  'cli.advice.not-an-image':
    'По содержимому это {hasFound, select, yes {{found}} other {нечто другое}}, каким бы ни было имя. Сохраните файл как PNG, JPEG, GIF или MP4.',
  'cli.advice.unsupported-type': 'Сохраните его как PNG, JPEG, GIF или MP4.',
  'cli.advice.empty-file': 'Сохраните изображение ещё раз и укажите его снова.',
  'cli.advice.vanished': 'По этому пути сейчас ничего нет. Проверьте написание или новое место файла.',
  'cli.advice.too-big':
    '{hasBytes, select, yes {Размер — {bytes}.} other {}} {hasLimit, select, yes {Imgur принимает до {limit}.} other {}} Уменьшите изображение или сохраните его как JPEG.',
  'cli.advice.profile-locked':
    '{hasVersion, select, yes {Работает версия {version} (pid {pid}), и эта не может с ней общаться.} other {}} Остановите другую или используйте ту же версию. Ничего не изменено.',
  'cli.advice.engine-stopped': 'Всё, что в очереди, сохранено. Выполните команду ещё раз.',
  'cli.advice.no-client-id':
    'Ничего не добавлено. Укажите в SNAPFERRY_CLIENT_ID или в настройках приложения Client-ID программы, зарегистрированной в Imgur (https://api.imgur.com/oauth2/addclient; новых Imgur почти не регистрирует, прежние работают).',
  'cli.advice.bad-client-id':
    'Изображение не отправляется. Проверьте SNAPFERRY_CLIENT_ID или настройки приложения: важен каждый символ.',
  'cli.advice.unreachable':
    'Изображение не отправляется. Проверьте соединение (и SNAPFERRY_API_URL, если он задан) и выполните команду ещё раз. С --no-wait изображения остаются в очереди, пока не появится связь.',
  'cli.advice.not-found': 'Проверьте номер. Все номера показывает snapferry queue.',
  'cli.advice.wrong-state': 'За это время состояние изменилось. Его показывает snapferry queue.',
  'cli.advice.cancelled': 'Больше ничего не отправляется.',

  'cli.standard-input': 'стандартный ввод',
  'cli.maybe-twice':
    '{name}: отправлено дважды, потому что в первый раз ответ не пришёл. На Imgur может быть две копии.',
  'cli.stopping': 'Остановка. У того, что отправляется сейчас, есть до 10 секунд.',
  'cli.interrupted':
    'В очереди {count, plural, one {остаётся # изображение} few {остаются # изображения} many {остаются # изображений} other {остаются # изображения}}. Отправит «snapferry serve» или приложение; отменит «snapferry cancel {ids}».',
  'cli.interrupted.goes-on':
    'Snapferry продолжает в фоне: {count, plural, one {# изображение} few {# изображения} many {# изображений} other {# изображения}}. Их показывает «snapferry queue», отменяет «snapferry cancel {ids}».',
  'cli.paused': 'Очередь приостановлена. Ничего не отправляется, пока вы не продолжите её в Snapferry.',
  'cli.paused.ended': 'Очередь была приостановлена. Теперь она продолжается.',
  'cli.set-aside':
    'Файл очереди был повреждён, и начат новый. Старый не удалён, а отложен: {path}. {rescued, plural, =0 {Ни одной загрузки прочитать в нём не удалось.} one {Из него спасена # загрузка.} few {Из него спасены # загрузки.} many {Из него спасено # загрузок.} other {Из него спасено # загрузки.}}',
  'cli.set-aside.restored':
    'Файл очереди был повреждён. Он отложен ({path}), теперь используется резервная копия {restoredFrom}. {rescued, plural, =0 {} one {Из повреждённого файла спасена # более поздняя загрузка. } few {Из повреждённого файла спасены # более поздние загрузки. } many {Из повреждённого файла спасено # более поздних загрузок. } other {Из повреждённого файла спасено # более поздней загрузки. }}То, что в ней ждёт, могло быть уже загружено, поэтому очередь приостановлена.',
  'cli.set-aside.look':
    'Ничего не добавлено. Посмотрите «snapferry queue», отмените то, на что ссылки уже есть, и выполните команду ещё раз: тогда очередь продолжится.',
  'cli.other-host':
    'Snapferry уже работает (pid {pid}) и отправляет на {running}, а не на {wanted}. Остановите его или уберите SNAPFERRY_API_URL. Ничего не добавлено.',
  'cli.recovered.resumed':
    'При прошлом завершении Snapferry {count, plural, one {прервалась отправка # изображения} few {прервалась отправка # изображений} many {прервалась отправка # изображений} other {прервалась отправка # изображения}}, и до Imgur ничего не дошло. Отправляем снова.',
  'cli.recovered.uncertain':
    'При прошлом завершении Snapferry {count, plural, one {# изображение было отправлено} few {# изображения были отправлены} many {# изображений были отправлены} other {# изображения были отправлены}}, но ответ ещё не пришёл. Отправляем снова; на Imgur может быть две копии:',
  'cli.recovered.uncertain.one': '  {name}: отправляется снова, может быть там дважды',

  'cli.serve.already':
    'Snapferry уже работает с этим профилем (pid {pid}). Очередь отправляется; запускать больше нечего.',
  'cli.serve.without-api': '--api-port, --api-key-file и --api-folder нужны вместе с --api.',
  'cli.usage.bad-port': '{value} — не порт. Укажите число от 1024 до 65535.',
  'cli.serve.api': 'Редакторы обращаются к Snapferry по адресу {address}.',
  'cli.serve.begins':
    '{count, plural, =0 {Очередь пуста. Ждём изображений.} one {В очереди # изображение.} few {В очереди # изображения.} many {В очереди # изображений.} other {В очереди # изображения.}}',
  'cli.serve.uploaded': '{name}: {link}',
  'cli.serve.cancelled': '{name}: отменено',

  'cli.credits.budget':
    '{name}: осталось {remaining} из {limit}{hasTime, select, yes {, полностью восстановится: {time}} other {}}',
  'cli.credits.unknown': '{name}: пока неизвестно',
  'cli.credits.uploads-now':
    '{count, plural, =0 {Сейчас нельзя начать ни одной загрузки} one {Сейчас можно начать # загрузку} few {Сейчас можно начать # загрузки} many {Сейчас можно начать # загрузок} other {Сейчас можно начать # загрузки}}',

  'cli.queue.open':
    '{count, plural, =0 {Ничего не ждёт загрузки.} one {Осталось # изображение{hasTime, select, yes {, будет готово: {time}} other {}}.} few {Осталось # изображения{hasTime, select, yes {, будут готовы: {time}} other {}}.} many {Осталось # изображений{hasTime, select, yes {, будут готовы: {time}} other {}}.} other {Осталось # изображения{hasTime, select, yes {, будут готовы: {time}} other {}}.}}',
  'cli.queue.paused':
    '{count, plural, one {Осталось # изображение.} few {Осталось # изображения.} many {Осталось # изображений.} other {Осталось # изображения.}} Очередь приостановлена.',
  'cli.history.shown': 'Показано {count} из {total}',
  'cli.history.maybe-twice': '(может быть там дважды)',
  'cli.retry.done': '{id}: снова в очереди',
  'cli.cancel.done': '{id}: отменено',

  'cli.doctor.ok': 'да',
  'cli.doctor.no': 'НЕТ',
  'cli.doctor.without': '--',
  'cli.doctor.fit': 'Загрузка здесь возможна.',
  'cli.doctor.unfit': 'Загрузка здесь невозможна, пока не исправлено отмеченное словом НЕТ.',
  'cli.doctor.name.node': 'Node',
  'cli.doctor.name.profile': 'Ваши данные',
  'cli.doctor.name.engine': 'Движок',
  'cli.doctor.name.database': 'База данных',
  'cli.doctor.name.vault': 'Секреты',
  'cli.doctor.name.host': 'Связь с сервером',
  'cli.doctor.name.client-id': 'Client-ID',
  'cli.doctor.name.electron': 'Окно',
  'cli.doctor.node': '{version}',
  'cli.doctor.node.old': '{version} слишком старый. Установите Node {least} или новее с https://nodejs.org.',
  'cli.doctor.profile.no':
    'В {path} нельзя записывать ({code}). Дайте себе право записи или укажите другую папку в SNAPFERRY_HOME.',
  'cli.doctor.engine': 'работает (pid {pid}, версия {version}); команды обращаются к нему',
  'cli.doctor.engine.none': 'не запущен; каждая команда запускает свой',
  'cli.doctor.database': 'открывается и отвечает',
  'cli.doctor.vault': 'хранятся в связке ключей системы',
  'cli.doctor.vault.memory': 'хранятся только до завершения Snapferry, потому что связки ключей нет ({why})',
  'cli.doctor.host': '{origin} доступен',
  'cli.doctor.host.no': '{origin} недоступен. Проверьте соединение, межсетевой экран и SNAPFERRY_API_URL.',
  'cli.doctor.client-id': 'задан',
  'cli.doctor.client-id.no':
    'не задан. Укажите Client-ID программы, зарегистрированной в Imgur, в SNAPFERRY_CLIENT_ID или в настройках приложения.',
  'cli.doctor.electron.no':
    'Electron ещё не установлен. Командная строка работает и без него; «npm start» скачает его.',
  'cli.help.upload.copy': 'скопировать ссылки ещё и в буфер обмена',
  'cli.help.upload.quiet': 'выводить только ссылки и ошибки',
  'cli.help.upload.discard': 'при Ctrl-C отменить неотправленное, а не оставлять в очереди',
  'cli.help.watch.recursive': 'и папки внутри неё',
  'cli.help.watch.include': 'только файлы по этому шаблону, например *.png или shots/**; можно повторять',
  'cli.help.watch.exclude': 'кроме файлов по этому шаблону; можно повторять',
  'cli.help.serve.api-key-file':
    'файл, первая строка которого — ключ, присылаемый редакторами; или задайте SNAPFERRY_API_KEY',
  'cli.help.serve.api-folder':
    'папка, файлы из которой могут запрашивать и программы других пользователей с ключом; можно повторять',
  'cli.help.completion': 'вывести скрипт автодополнения для оболочки',
  'cli.help.completion.shell': 'одна из: {shells}',
  'cli.help.man': 'вывести страницу руководства (snapferry man | man -l -)',
  'cli.usage.bad-shell': 'Автодополнение есть для {shells}, а для {value} — нет.',
  'cli.usage.copy-waits': '--copy и --no-wait несовместимы: ссылок для копирования ещё нет.',
  'cli.waiting-for-engine':
    'Другой Snapferry{hasPid, select, yes { (pid {pid})} other {}} как раз запускается или завершается. Ждём его.',
  'cli.interrupted.discarded':
    '{count, plural, one {Отменено # изображение} few {Отменены # изображения} many {Отменено # изображений} other {Отменено # изображения}}.',
  'cli.interrupted.nothing': 'Прервано. В очередь ничего не добавлено.',
  'cli.watch.left':
    'В очереди {count, plural, one {остаётся # изображение} few {остаются # изображения} many {остаются # изображений} other {остаются # изображения}}. Отправит «snapferry serve» или приложение.',
  'cli.watch.left.goes-on':
    'Snapferry продолжает в фоне: {count, plural, one {# изображение} few {# изображения} many {# изображений} other {# изображения}}. Их показывает «snapferry queue».',
  'cli.watch.unfinished': 'Файл {name} ещё не дописан. Он не трогается, пока не будет готов.',
  'cli.upload.known': '{name} уже ждёт в очереди. Загрузка будет одна.',
  'cli.upload.copied':
    '{count, plural, one {В буфере обмена # ссылка} few {В буфере обмена # ссылки} many {В буфере обмена # ссылок} other {В буфере обмена # ссылки}}.',
  'cli.upload.no-clipboard':
    'Здесь некому принять текст в буфер обмена. В Linux установите wl-clipboard, xclip или xsel.',
  'cli.unwritten':
    'Вывод не удалось записать ({code}). Загрузки выполнены, их покажет «snapferry history». {count, plural, one {Недостающая строка:} few {Недостающие строки:} many {Недостающие строки:} other {Недостающие строки:}}',
  'cli.unwritten.more':
    '… и ещё {count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
  'cli.login.pin.no-input':
    'Стандартный ввод закончился раньше, чем пришёл PIN. Вход отменён; запустите команду в терминале.',
  'cli.post.trouble': 'Публикация создаётся дольше: {why} Попытка повторяется.',
  'cli.progress.pictures': '{done} из {total} загружено',
  'cli.progress.bytes': '{sent} из {total}',
  'cli.progress.rate': '{rate}/с',
  'cli.progress.left': 'осталось {time}',
  'cli.progress.done-by': 'готово к {time}',
  'cli.progress.waiting':
    '{count, plural, one {# ждёт} few {# ждут} many {# ждут} other {# ждут}}{hasTime, select, yes { до {time}} other {}}',
  'cli.serve.api-key.refused':
    '--api-key больше не принимается: аргументы команды видны всем на этом компьютере. Положите ключ в файл, доступный только вам, и укажите --api-key-file или задайте SNAPFERRY_API_KEY. Выберите другой ключ: этот могли увидеть.',
  'cli.serve.api-key-file.none': 'В {path} нет ключа: он должен быть первой строкой.',
  'cli.serve.api-key-file.open': 'Файл {path} могут читать другие. Сначала закройте его: chmod 600 {path}',
  'cli.man.name': 'Имя',
  'cli.man.title': 'загрузка изображений на Imgur с учётом его лимитов',
  'cli.man.synopsis': 'Синтаксис',
  'cli.man.description': 'Описание',
  'cli.man.options': 'Параметры',
  'cli.man.commands': 'Команды',
  'cli.man.more': 'Код завершения и переменные среды',
};
