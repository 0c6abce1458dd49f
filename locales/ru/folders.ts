import type { folders as en } from '../en/folders.ts';

export const folders: Record<keyof typeof en, string> = {
  'error.folder-missing': 'Папки нет на месте.',
  'error.folder-missing.advice':
    '{hasFolder, select, yes {Папку {folder} переместили, переименовали или удалили, либо её диск не подключён.} other {Её переместили, переименовали или удалили, либо её диск не подключён.}} Выберите её снова.',
  'error.folder-unreadable': 'Папку нельзя открыть.',
  'error.folder-unreadable.advice':
    '{hasFolder, select, yes {У вас нет права смотреть, что лежит в {folder}.} other {У вас нет права смотреть, что в ней лежит.}} Дайте себе это право или выберите другую папку.',
  'error.not-a-folder': 'Это не папка.',
  'error.not-a-folder.advice': 'Следить можно только за папками. Выберите папку, в которой это лежит.',
  'error.folder-is-profile': 'В этой папке Snapferry хранит свои данные.',
  'error.folder-is-profile.advice':
    'Если следить за ней, загружалось бы то, что Snapferry хранит для себя. Выберите другую папку.',
  'error.folder-overlaps': 'За этими изображениями уже следит другая папка.',
  'error.folder-overlaps.advice':
    '{hasOther, select, yes {У этой папки и {other} есть общие изображения, они загрузились бы дважды.} other {У неё есть общие изображения с другой папкой, они загрузились бы дважды.}} Сначала уберите другую папку или не включайте вложенные.',
  'error.folder-cannot-tidy': 'Изображение не удалось убрать после загрузки.',
  'error.folder-cannot-tidy.advice':
    '{hasName, select, yes {{name} загружено, но всё ещё лежит в своей папке.} other {Оно загружено, но всё ещё лежит в своей папке.}} Проверьте, можете ли вы перемещать там файлы; мы попробуем снова.',
  'error.bad-pattern': 'Такой шаблон не имеет смысла.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {В нём написано {pattern}.} other {}} Пишите как *.png или screenshots/** и закрывайте все скобки.',
  'error.bad-subfolder': 'В папку с таким именем нельзя убирать загруженные файлы.',
  'error.bad-subfolder.advice':
    '{hasName, select, yes {Указано {name}.} other {}} Напишите имя одной папки внутри этой, без косых черт.',

  'cli.help.watch': 'загружать всё, что появляется в папке, до Ctrl-C или SIGTERM',
  'cli.help.watch.folder': 'папка, без вложенных',
  'cli.help.watch.existing': 'и то, что в ней уже есть',
  'cli.watch.begins': 'Слежу за {folder}.',
  'cli.watch.missing': '{folder} нет на месте. Как только папка вернётся, наблюдение продолжится.',
  'cli.serve.asking':
    '{folder}: {count, plural, one {# изображение, которое там уже было, ждёт} few {# изображения, которые там уже были, ждут} many {# изображений, которые там уже были, ждут} other {# изображения, которые там уже были, ждут}} вашего ответа в окне.',

  'rail.folders': 'Папки',
  'folders.title': 'Папки',
  'folders.add': 'Добавить папку…',
  'folders.choose.title': 'Выберите папку для наблюдения',
  'folders.empty.title': 'Пока ни одной папки',
  'folders.empty.text':
    'Каждое изображение, которое появляется в такой папке, загружается само, один раз и как только оно записано целиком. Перетащите папку сюда или выберите её.',
  'folders.drop': 'Следить за этой папкой',
  'folders.drop.text': 'Что делать с изображениями в ней, вы выберете дальше.',
  'folders.list': 'Папки под наблюдением',

  'folders.state.off': 'На паузе',
  'folders.state.scanning':
    'Просматривается, {seen, plural, =0 {только начали} one {пока # изображение} few {пока # изображения} many {пока # изображений} other {пока # изображения}}',
  'folders.state.watching': 'Под наблюдением',
  'folders.state.missing': 'Нет на месте',
  'folders.state.missing.text':
    'Папку переместили или удалили, либо её диск не подключён. Как только она вернётся, наблюдение продолжится; дважды ничего не загрузится.',
  'folders.state.unreadable': 'Нельзя открыть',
  'folders.by-command': 'Под наблюдением по команде «snapferry watch»',
  'folders.polled.chosen': 'Просматривается каждые несколько секунд, как вы выбрали.',
  'folders.polled.limits':
    'Система не может следить за таким числом папок, поэтому эта просматривается каждые несколько секунд. Изображения появятся чуть позже.',
  'folders.polled.network':
    'Папка на другом компьютере, поэтому она ещё и просматривается каждые несколько секунд. Изображения могут появиться чуть позже.',
  'folders.asking':
    'В ней уже {count, plural, one {есть # изображение. Загрузить и его} few {есть # изображения. Загрузить и их} many {есть # изображений. Загрузить и их} other {есть # изображения. Загрузить и их}}?',
  'folders.asking.upload':
    '{count, plural, one {Загрузить его} few {Загрузить все #} many {Загрузить все #} other {Загрузить все #}}',
  'folders.asking.ignore': 'Только новые',
  'folders.taken':
    '{count, plural, =0 {Отсюда ещё ничего не взято} one {Отсюда взято # изображение} few {Отсюда взято # изображения} many {Отсюда взято # изображений} other {Отсюда взято # изображения}}',
  'folders.last': 'последнее {name}, {time}',
  'folders.unfinished':
    '{count, plural, one {{name} ещё не записано целиком. Оно загрузится} other {{name} и ещё {others} не записаны целиком. Они загрузятся}}, когда запись закончится.',
  'folders.unnameable':
    '{count, plural, one {У # файла или папки имя не читается ({name}), и это пропущено} few {У # файлов или папок имена не читаются (одно из них — {name}), и они пропущены} many {У # файлов или папок имена не читаются (одно из них — {name}), и они пропущены} other {У # файла или папки имена не читаются (одно из них — {name}), и они пропущены}}. Переименуйте, и всё загрузится.',
  'folders.pause': 'Приостановить',
  'folders.resume': 'Продолжить',
  'folders.rescan': 'Просмотреть сейчас',
  'folders.change': 'Изменить…',
  'folders.remove': 'Больше не следить…',
  'folders.more': 'Ещё для {name}',
  'folders.remove.title': 'Больше не следить за {name}?',
  'folders.remove.text':
    'Файлы останутся на месте, а то, что уже в очереди, загрузится. Что было загружено отсюда, забудется: если добавить папку снова, мы спросим об изображениях в ней.',
  'folders.remove.confirm': 'Больше не следить',
  'folders.cancel': 'Отмена',

  'folders.form.add': 'Следить за папкой',
  'folders.form.change': 'Изменить папку',
  'folders.form.save': 'Сохранить',
  'folders.form.watch': 'Следить',
  'folders.form.recursive': 'Вместе с вложенными папками',
  'folders.form.recursive.about': 'Кроме скрытых папок и ссылок на папки.',
  'folders.form.existing': 'Изображения, которые в ней уже есть',
  'folders.form.existing.ask': 'Спросить',
  'folders.form.existing.ignore': 'Не трогать',
  'folders.form.existing.upload': 'Загрузить',
  'folders.form.after': 'После загрузки',
  'folders.form.after.leave': 'Оставить файл',
  'folders.form.after.move': 'Переместить',
  'folders.form.after.trash': 'В корзину',
  'folders.form.after.subfolder': 'В эту папку внутри неё',
  'folders.form.after.default': 'загружено',
  'folders.form.privacy': 'Кому видно',
  'folders.form.privacy.hidden': 'Скрытые',
  'folders.form.privacy.public': 'Открытые',
  'folders.form.privacy.about': 'Скрытые: только по ссылке. Открытые: их могут найти в галерее Imgur.',
  'folders.form.album': 'В альбом',
  'folders.form.album.about':
    'Его название. Альбом появится с первым изображением и будет скрытым: его видно только по ссылке. Пусто: без альбома.',
  'folders.form.lane': 'Очерёдность',
  'folders.form.lane.bulk': 'После остального',
  'folders.form.lane.normal': 'Как перетащенные',
  'folders.form.lane.interactive': 'Первыми',
  'folders.form.include': 'Только с именами вроде',
  'folders.form.include.about':
    'По шаблону в строке, например *.png или screenshots/**. Пусто: все изображения и видео.',
  'folders.form.exclude': 'Никогда с именами вроде',
  'folders.form.exclude.about': 'Эти важнее тех, что выше.',
  'folders.form.polling': 'Просматривать каждые несколько секунд',
  'folders.form.polling.about':
    'Для дисков, которые не сообщают об изменениях. Сетевые папки просматриваются и так.',
};
