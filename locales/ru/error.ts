import type { error as english } from '../en/error.ts';

export const error: Record<keyof typeof english, string> = {
  'error.not-an-image': 'Это не изображение.',
  'error.not-an-image.advice':
    'Судя по содержимому, это {hasFound, select, yes {{found}} other {что-то другое}}, каким бы ни было имя файла. Сохраните его как PNG, JPEG, GIF или MP4 и перетащите снова.',
  'error.unsupported-type': 'Imgur не принимает такие изображения.',
  'error.unsupported-type.advice':
    '{hasType, select, yes {Формат {type} он не принимает.} other {Этот формат он не принимает.}} Сохраните изображение как PNG или JPEG и перетащите снова.',
  'error.not-convertible': 'Изображение не удалось преобразовать.',
  'error.not-convertible.advice':
    '{reason, select, damaged {Файл повреждён или обрывается. Получите его заново или откройте в другой программе, сохраните как PNG или JPEG и добавьте.} other {В нём больше пикселей, чем здесь можно нарисовать, или оно рисуется слишком долго. Сохраните его как PNG или JPEG в другой программе и добавьте.}}',
  'error.cannot-be-looked-at': 'Этот файл нельзя безопасно открыть.',
  'error.cannot-be-looked-at.advice':
    '{reason, select, time {Он открывается дольше, чем может открываться изображение.} memory {Чтобы его открыть, нужно больше памяти, чем может требовать изображение.} other {При открытии остановилась та часть Snapferry, которая читает файлы.}} Больше он открываться не будет; всё остальное продолжается. Откройте его в другой программе, сохраните как PNG, JPEG или MP4 и добавьте.',
  'error.empty-file': 'Файл пуст.',
  'error.empty-file.advice': 'Сохраните изображение ещё раз и перетащите его снова.',
  'error.unreadable': 'Файл не удалось прочитать.',
  'error.unreadable.advice':
    'Проверьте, что вам разрешено его открывать и что диск подключён, затем повторите.',
  'error.vanished': 'Файла больше нет на прежнем месте.',
  'error.vanished.advice':
    'Его переместили, переименовали или удалили до отправки. Перетащите его с нового места.',
  'error.changed-while-reading': 'Файл изменился во время чтения.',
  'error.changed-while-reading.advice':
    'Возможно, другая программа ещё пишет в него. Дождитесь, пока она закончит, и повторите.',
  'error.metadata-unreadable': 'Непонятно, что есть в файле кроме изображения.',
  'error.metadata-unreadable.advice':
    'Там может быть место съёмки или имя, поэтому ничего не отправлено. Сохраните изображение заново в другой программе и добавьте его или отправьте файл как есть.',
  'error.too-big': 'Изображение слишком велико для Imgur.',
  'error.too-big.advice':
    '{hasBytes, select, yes {Размер: {bytes}.} other {}} {hasLimit, select, yes {Imgur принимает не больше {limit}.} other {}} Уменьшите изображение или сохраните его как JPEG и перетащите снова.',
  'error.folder-without-pictures': 'В этой папке нет изображений.',
  'error.folder-without-pictures.advice':
    'Ни один файл в ней по содержимому не изображение и не видео. Выберите другую папку или отдельные файлы.',
  'error.not-editable': 'Это здесь нельзя отредактировать.',
  'error.not-editable.advice':
    '{reason, select, video {Это видео.} animation {Изображение движется, а после правки остался бы один неподвижный кадр.} address {Imgur сам скачивает его по адресу. Сохраните изображение и добавьте файл.} large {В нём больше пикселей, чем можно отредактировать за один раз.} other {{hasType, select, yes {Формат {type} здесь нельзя отобразить. Сохраните изображение в PNG или JPEG и добавьте его.} other {Этот формат здесь нельзя отобразить. Сохраните изображение в PNG или JPEG и добавьте его.}}}}',
  'error.bad-url': 'По этому адресу Imgur ничего не сможет взять.',
  'error.bad-url.advice':
    'Адрес должен начинаться с http:// или https:// и вести прямо к изображению. Скопируйте адрес самого изображения.',
  'error.address-private': 'Этот адрес — во внутренней сети.',
  'error.address-private.advice':
    'Imgur туда не попадёт, а Snapferry не забирает оттуда картинки без вашего разрешения в настройках. Разрешите или сохраните картинку и перетащите файл.',
  'error.address-unknown': 'Сервера {host} нет.',
  'error.address-unknown.advice': 'Проверьте, нет ли в адресе опечатки, и вставьте его снова.',
  'error.address-dead': '{host} не отдаёт эту картинку (ответ {status}).',
  'error.address-dead.advice':
    'Возможно, её переместили, удалили или нужен вход. Откройте адрес в браузере, сохраните картинку и перетащите файл.',
  'error.address-broken': 'Не удалось забрать картинку с {host}.',
  'error.address-broken.advice':
    'Соединение не установилось или прервалось. Попробуйте ещё раз или сохраните картинку в браузере и перетащите файл.',
  'error.not-found': 'Под этим именем ничего нет.',
  'error.not-found.advice': 'Проверьте написание или выберите файл ещё раз.',

  'error.disk-full': 'Диск заполнен.',
  'error.disk-full.advice':
    'Изображение не удалось надёжно сохранить, поэтому оно не добавлено. Освободите место и добавьте его снова.',
  'error.folder-unwritable': 'В папку для снимков нельзя писать.',
  'error.folder-unwritable.advice':
    '{hasPath, select, yes {Это папка {path}.} other {}} Выберите в настройках другую.',
  'error.screen-denied': 'Система не позволяет Snapferry видеть экран.',
  'error.screen-denied.advice':
    'Разрешите это в настройках системы в разделе «Запись экрана» и запустите Snapferry заново.',
  'error.screen-unreadable': 'Система не дала картинку экрана.',
  'error.screen-unreadable.advice': 'Ничего не снято. Попробуйте ещё раз.',
  'error.no-portal': 'На этом рабочем столе нет службы, через которую программы снимают экран.',
  'error.no-portal.advice':
    'В Wayland это xdg-desktop-portal и его часть для вашего рабочего стола, например xdg-desktop-portal-gnome. Установите обе и войдите в систему заново.',
  'error.no-windows': 'Система не показывает окон, которые можно снять.',
  'error.no-windows.advice': 'Снимите область или весь экран.',
  'error.profile-unwritable': 'Snapferry не может писать в свою папку.',
  'error.profile-unwritable.advice':
    '{hasPath, select, yes {Это папка {path}.} other {}} Разрешите себе запись в неё и запустите Snapferry снова.',
  'error.profile-newer': 'Ваши данные записаны более новой версией Snapferry.',
  'error.profile-newer.advice': 'Они остались нетронутыми. Установите новую версию, чтобы ими пользоваться.',
  'error.port-taken': 'Порт {port} занят другой программой.',
  'error.port-taken.advice':
    'Возможно, это PicGo или ещё один Snapferry. Закройте его или выберите другой порт в настройках и в редакторе.',
  'error.profile-locked': 'Этим профилем пользуется другой Snapferry.',
  'error.profile-locked.advice': 'Закройте его или работайте в его окне, затем запустите этот снова.',
  'error.profile-damaged': 'Файл очереди был повреждён.',
  'error.profile-damaged.advice':
    'Он отложен, а не удалён, и начат новый. {hasPath, select, yes {Прежний лежит здесь: {path}.} other {}} Добавьте снова то, что не успело загрузиться.',
  'error.engine-stopped': 'Часть программы, которая загружает, остановилась.',
  'error.engine-stopped.advice': 'Она запустится сама, очередь сохранена. Повторите через минуту.',

  'error.no-client-id': 'Client-ID ещё не указан.',
  'error.no-client-id.advice':
    'Введите его в разделе «Хосты и аккаунты». {goesOn, select, yes {Изображения в очереди подождут.} no {Затем повторите.} other {}}',
  'error.bad-client-id': 'Imgur не знает такого Client-ID.',
  'error.bad-client-id.advice':
    'Проверьте Client-ID в разделе «Хосты и аккаунты»: важен каждый знак. {goesOn, select, yes {Очередь ждёт.} no {Затем повторите.} other {}}',
  'error.sign-in-needed': 'Imgur больше не принимает этот вход.',
  'error.sign-in-needed.advice':
    'Войдите снова в разделе «Хосты и аккаунты». {goesOn, select, yes {Очередь ждёт.} no {Затем повторите.} other {}}',
  'error.app-blocked': 'Imgur заблокировал этот Client-ID.',
  'error.app-blocked.advice':
    'С ним слишком часто превышали пределы, здесь или в другом месте. Возьмите другой Client-ID или обратитесь в Imgur. {goesOn, select, yes {Очередь ждёт.} no {Затем повторите.} other {}}',

  'error.unreachable':
    '{reason, select, name {Не удаётся найти адрес сервера Imgur.} tls {Не удаётся установить защищённое соединение с Imgur.} other {Imgur недоступен.}}',
  'error.unreachable.advice':
    '{reason, select, name {Служба имён (DNS) этой сети не отвечает или не знает его. Поможет другая сеть или другой DNS-сервер.} tls {То, что там отвечает, не умеет устанавливать защищённые соединения. Поможет другая сеть.} other {Проверьте подключение; в некоторых странах доступа к Imgur нет.}} {goesOn, select, yes {Попытки повторятся сами.} no {Повторите, когда связь появится.} other {}}',
  'error.untrusted-certificate':
    '{reason, select, expired {Срок действия сертификата {host} истёк.} not-yet {Срок действия сертификата {host} ещё не начался.} name {{host} показывает чужой сертификат.} self-signed {Сертификат {host} подписан только им самим, поэтому этот компьютер ему не доверяет.} other {{hasIssuer, select, yes {Сертификат {host} подписан «{issuer}», а этому издателю компьютер не доверяет.} other {Сертификат {host} подписан издателем, которому этот компьютер не доверяет.}}}}',
  'error.untrusted-certificate.advice':
    'Ничего не отправлено. {reason, select, expired {Проверьте дату и время на этом компьютере.} not-yet {Проверьте дату и время на этом компьютере.} name {Возможно, мешает страница входа в сеть: откройте любую страницу в браузере и посмотрите.} other {Возможно, данные хочет читать фильтр компании или антивирус. Если так и задумано, его сертификат нужно добавить в хранилище сертификатов этого компьютера; если нет, возьмите другую сеть.}} {goesOn, select, yes {Попытки повторятся сами.} no {Затем повторите.} other {}}',
  'error.foreign-answer':
    '{hasTo, select, yes {Эта сеть ведёт на {to} вместо Imgur.} other {Вместо Imgur ответил кто-то другой.}}',
  'error.foreign-answer.advice':
    '{hasTo, select, yes {Так работают страницы входа в гостиницах и аэропортах: откройте любую страницу в браузере и войдите там.} other {Это может быть страница входа или фильтр этой сети, или неполадки у самого Imgur{hasStatus, select, yes { (код {status})} other {}}.}} {goesOn, select, yes {Попытки повторятся сами.} no {Повторите позже или из другой сети.} other {}}',
  'error.proxy-trouble':
    '{reason, select, sign-in {Прокси {proxy} требует имя и пароль.} refused {Прокси {proxy} не пропускает соединение.} other {Прокси {proxy} недоступен.}}',
  'error.proxy-trouble.advice':
    '{reason, select, sign-in {Укажите их вместе с адресом прокси.} refused {Узнайте у того, кто им управляет, открыт ли доступ к Imgur{hasStatus, select, yes { (ответ прокси: {status})} other {}}.} other {Проверьте адрес прокси.}} {goesOn, select, yes {Попытки повторятся сами.} no {Затем повторите.} other {}}',
  'error.connection-lost': 'Связь прервалась.',
  'error.connection-lost.advice':
    '{goesOn, select, yes {Отправка повторится сама.} no {Повторите, когда связь станет устойчивее.} other {}} Для больших файлов лучше более устойчивая сеть.',
  'error.timeout': 'Imgur слишком долго не отвечал.',
  'error.timeout.advice':
    '{goesOn, select, yes {Попытки повторятся сами, с растущими паузами.} no {Повторите позже.} other {}}',

  'error.rate-limited': 'Imgur просит не спешить.',
  'error.rate-limited.advice':
    '{goesOn, select, yes {Загрузки ждут, пока он снова начнёт принимать, и продолжатся сами.} no {Повторите немного позже.} other {}}',
  'error.daily-limit': 'Дневной предел этого Client-ID исчерпан.',
  'error.daily-limit.advice':
    '{goesOn, select, yes {Загрузки продолжатся сами, когда для Imgur начнётся новый день.} no {Повторите, когда для Imgur начнётся новый день.} other {}}',
  'error.over-capacity': 'Imgur перегружен.',
  'error.over-capacity.advice':
    '{goesOn, select, yes {Попытки повторятся сами, с растущими паузами.} no {Повторите позже.} other {}}',
  'error.server-trouble': 'Что-то пошло не так на стороне Imgur.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {Он ответил кодом {status}.} other {}} Дело не в вашем изображении. {goesOn, select, yes {Попытки повторятся сами, с растущими паузами.} no {Повторите позже.} other {}}',
  'error.bad-answer': 'Ответ Imgur не удалось понять.',
  'error.bad-answer.advice':
    'Неизвестно, дошло ли отправленное. {goesOn, select, yes {Попытки повторятся сами.} no {Повторите позже или из другой сети.} other {}}',
  'error.answers-lost':
    'Отправлено {times, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, и ответа ни разу не было.',
  'error.answers-lost.advice':
    'Возможно, у Imgur столько же копий. Чтобы их не стало больше, само оно больше не отправляется. Повторите из другой сети; с аккаунтом находится то, что дошло.',
  'error.share-spent':
    'Отправлено {times, plural, one {# раз} few {# раза} many {# раз} other {# раза}} и ни разу не дошло, хотя другие дошли.',
  'error.share-spent.advice':
    '{hasCause, select, yes {В последний раз: {cause}} other {}} Возможно, дело в этом изображении, поэтому само оно больше не отправляется{hasCredits, select, yes { (потрачено: {credits, plural, one {# кредит} few {# кредита} many {# кредитов} other {# кредита}})} other {}}. Сохраните его заново как PNG или JPEG или повторите позже.',
  'error.rejected': 'Imgur не принял изображение.',
  'error.rejected.advice':
    '{hasReason, select, yes {Он говорит: «{reason}».} other {Причину он не назвал.}} Часто помогает сохранить изображение заново как PNG или JPEG.',
  'error.forbidden': 'Imgur этого не разрешает.',
  'error.forbidden.advice':
    'Возможно, загрузка закрыта для этого Client-ID или вашего адреса; в некоторых странах доступа к Imgur нет. Попробуйте другую сеть или другой Client-ID.{goesOn, select, yes { Время от времени попытки повторяются сами.} other {}}',
  'error.no-deletehash': 'Нет ключа, чтобы это удалить.',
  'error.no-deletehash.advice':
    'Загруженное без аккаунта можно удалить только ключом, полученным при загрузке. Эта запись импортирована без него: удалите изображение там, откуда оно загружалось, или импортируйте файл, в котором ключ есть.',
  'error.gone': 'На Imgur этого больше нет.',
  'error.gone.advice': 'Там это удалили. Добавьте изображение снова, чтобы получить новую ссылку.',

  'error.still-there': 'Imgur ответил, что удалил это, но оно всё ещё там.',
  'error.still-there.advice':
    'Иногда это занимает время. Здесь запись осталась: удалите ещё раз через несколько минут.',

  'error.post-empty': 'В публикации нет ни одного изображения.',
  'error.post-empty.advice': 'Добавьте хотя бы одно и повторите.',
  'error.post-too-long': 'В публикации больше изображений, чем вмещает альбом.',
  'error.post-too-long.advice':
    '{hasMost, select, yes {В альбом Imgur помещается {most, number}.} other {}} Уберите часть или сделайте две публикации.',
  'error.title-needed': 'Не хватает заголовка.',
  'error.title-needed.advice': 'Публичному он нужен: в галерее его видят первым.',
  'error.title-too-long': 'Заголовок слишком длинный.',
  'error.title-too-long.advice':
    'Imgur хранит {hasMost, select, yes {первые {most, number} знаков} other {только начало}}{hasLength, select, yes {, а здесь их {length, number}} other {}}. Здесь ничего не потеряно: сократите его или перенесите остальное в описание.',
  'error.bad-tag': 'Этот тег использовать нельзя.',
  'error.bad-tag.advice':
    '{hasTag, select, yes {Речь о «{tag}».} other {}} Тег состоит из букв, цифр и подчёркиваний, не больше 64 знаков.',
  'error.bad-link': 'Это не веб-адрес.',
  'error.bad-link.advice':
    'Он должен начинаться с http:// или https://. Если ссылки нет, оставьте поле пустым.',
  'error.author-needed': 'Чьё это изображение?',
  'error.author-needed.advice':
    'Укажите имя автора, ссылку на него или место, где вы его нашли. Или выключите «Не моё изображение».',
  'error.not-yours': 'Это изображение нельзя добавить в публикацию.',
  'error.not-yours.advice':
    'Права на него здесь неизвестны: его загрузили в другом месте или под другой учётной записью. Уберите его или добавьте сам файл.',
  'error.account-needed': 'Для этого нужна учётная запись Imgur.',
  'error.account-needed.advice':
    'Без неё всё остаётся скрытым: увидит только тот, у кого есть ссылка. Войдите или оставьте скрытым.',
  'error.consent-needed': 'На это ещё никто не согласился.',
  'error.consent-needed.advice':
    'Публичное может найти в галерее Imgur каждый, и оно может быть скопировано. Согласитесь один раз, больше вопроса не будет.',
  'error.album-locked': 'Пока публикация в галерее, изменить её нельзя.',
  'error.album-locked.advice':
    'Imgur запирает содержимое такого альбома. Сделайте публикацию скрытой, внесите изменение и сделайте её снова публичной.',
  'error.change-rejected': 'Imgur этого не принял.',
  'error.change-rejected.advice':
    '{hasReason, select, yes {Он говорит: «{reason}».} other {Причину он не назвал.}} Сами изображения в сохранности. Исправьте то, что он назвал, и повторите.',
  'error.post-differs': 'Imgur показывает не то, что было отправлено.',
  'error.post-differs.advice':
    'Он ответил согласием, но в альбоме другие изображения или другой порядок. Повторите через несколько минут; сами изображения в сохранности.',

  'error.bad-call': 'Не удалось понять запрос.',
  'error.bad-call.advice': 'Ничего не изменилось. Проверьте введённое и повторите.',
  'error.wrong-state': 'Для этого уже поздно.',
  'error.wrong-state.advice': 'Загрузка тем временем продвинулась. В списке видно, как обстоят дела.',
  'error.cancelled': 'Вы отменили загрузку.',
  'error.cancelled.advice': 'Больше ничего не отправляется. Повторите, если она всё же нужна.',
  'error.internal': 'В Snapferry что-то пошло не так.',
  'error.internal.advice':
    'Остальные изображения загружаются. Повторите; если не поможет, подробности есть в журнале.',
};
