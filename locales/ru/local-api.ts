/** Программный доступ для редакторов: ответы редактору и настройки. */
export const localApi = {
  'local-api.failed':
    'Не загружено: {name}. {why}{others, plural, =0 {} one { И ещё # не загружена.} few { И ещё # не загружены.} other { И ещё # не загружены.}}',
  'local-api.waiting':
    '{of, plural, =1 {Картинка ещё не загружена.} other {Ещё не загружено: {open} из #.}} {why} Попросите ещё раз позже, и вы получите ссылки без повторной загрузки.',
  'local-api.waiting.paused': 'Очередь приостановлена.',
  'local-api.waiting.held': 'У Snapferry есть вопрос: загляните в его окно.',
  'local-api.waiting.uploading': 'Загрузка ещё идёт.',
  'local-api.foreign-page':
    'Веб-страница ({origin}) попросила Snapferry что-то загрузить. Это могут только программы на этом компьютере.',
  'local-api.foreign-host':
    'Snapferry отвечает только по адресу 127.0.0.1, а к нему обратились как «{host}».',
  'local-api.wrong-key':
    'Ключа нет или он неверный. Укажите в редакторе тот, что показан в настройках Snapferry.',
  'local-api.unreadable':
    'Snapferry не понимает запрос. Нужен список полных путей или сами картинки в форме с полем «files».',
  'local-api.relative': 'Нужен полный путь к картинке, а «{path}» — только его часть.',
  'local-api.no-shell':
    'Snapferry работает здесь без окна и не может прочитать буфер обмена. Сохраните картинку в файл или запустите приложение.',
  'local-api.empty-clipboard': 'В буфере обмена нет картинки. Скопируйте её и попробуйте ещё раз.',
  'local-api.too-large':
    'В картинке из буфера обмена {megapixels, number} мегапикселей: столько из него не взять. Сохраните её в файл.',
  'local-api.too-big': 'Картинка больше {limit}: столько Imgur не принимает.',

  'settings.local-api': 'Редакторы',
  'settings.local-api.on': 'Принимать картинки от редакторов',
  'settings.local-api.on.about':
    'Typora, Obsidian и другие, кто знает PicGo, передают картинки и получают ссылки. Обращаться могут только программы на этом компьютере; веб-страницам отказано.',
  'settings.local-api.port': 'Порт',
  'settings.local-api.port.about': 'Если не указать другой, редакторы обращаются к {usual}.',
  'settings.local-api.key': 'Ключ',
  'settings.local-api.key.about':
    'Если ключ задан, редакторы должны его присылать: «?\u2060key=…» в конце адреса.',
  'settings.local-api.key.none': 'Нет: обратиться может любая программа на этом компьютере',
  'settings.local-api.key.make': 'Создать ключ',
  'settings.local-api.key.remove': 'Убрать ключ',
  'settings.local-api.listening': 'Редакторы обращаются к Snapferry по этому адресу:',
  'settings.local-api.copy': 'Скопировать адрес',
  'settings.local-api.copied': 'Адрес скопирован',
};
