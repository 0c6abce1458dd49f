/** Программный доступ для редакторов: ответы редактору и настройки. */
export const editors = {
  'editors.failed':
    'Не загружено: {name}. {why}{others, plural, =0 {} one { И ещё # не загружена.} few { И ещё # не загружены.} other { И ещё # не загружены.}}',
  'editors.waiting':
    '{of, plural, =1 {Картинка ещё не загружена.} other {Ещё не загружено: {open} из #.}} {why} Попросите ещё раз позже, и вы получите ссылки без повторной загрузки.',
  'editors.waiting.paused': 'Очередь приостановлена.',
  'editors.waiting.held': 'У Snapferry есть вопрос: загляните в его окно.',
  'editors.waiting.uploading': 'Загрузка ещё идёт.',
  'editors.foreign-page':
    'Веб-страница ({origin}) попросила Snapferry что-то загрузить. Это могут только программы на этом компьютере.',
  'editors.foreign-host': 'Snapferry отвечает только по адресу 127.0.0.1, а к нему обратились как «{host}».',
  'editors.wrong-key':
    'Ключа нет или он неверный. Укажите в редакторе тот, что показан в настройках Snapferry.',
  'editors.unreadable':
    'Snapferry не понимает запрос. Нужен список полных путей или сами картинки в форме с полем «files».',
  'editors.relative': 'Нужен полный путь к картинке, а «{path}» — только его часть.',
  'editors.no-shell':
    'Snapferry работает здесь без окна и не может прочитать буфер обмена. Сохраните картинку в файл или запустите приложение.',
  'editors.empty-clipboard': 'В буфере обмена нет картинки. Скопируйте её и попробуйте ещё раз.',
  'editors.too-big': 'Картинка больше {limit}: столько Imgur не принимает.',

  'settings.editors': 'Редакторы',
  'settings.editors.on': 'Принимать картинки от редакторов',
  'settings.editors.on.about':
    'Typora, Obsidian и другие, кто знает PicGo, передают картинки и получают ссылки. Обращаться могут только программы на этом компьютере; веб-страницам отказано.',
  'settings.editors.port': 'Порт',
  'settings.editors.port.about': 'Если не указать другой, редакторы обращаются к {usual}.',
  'settings.editors.key': 'Ключ',
  'settings.editors.key.about': 'Если ключ задан, редакторы должны его присылать: «?key=…» в конце адреса.',
  'settings.editors.key.none': 'Нет: обратиться может любая программа на этом компьютере',
  'settings.editors.key.make': 'Создать ключ',
  'settings.editors.key.remove': 'Убрать ключ',
  'settings.editors.listening': 'Редакторы обращаются к Snapferry по этому адресу:',
  'settings.editors.copy': 'Скопировать адрес',
  'settings.editors.copied': 'Адрес скопирован',
};
