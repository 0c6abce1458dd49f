import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'shell.choose.title': 'Выберите картинки для загрузки',
  'shell.choose.button': 'Загрузить',
  'shell.choose.pictures': 'Картинки и видео',
  'shell.choose.all': 'Все файлы',

  'shell.import.title': 'Выберите историю для импорта',
  'shell.import.button': 'Импортировать',
  'shell.import.files': 'Истории',
  'shell.export.title': 'Экспорт библиотеки',
  'shell.export.button': 'Экспортировать',

  'shell.tray.idle': 'Загружать нечего',
  'shell.tray.busy':
    '{open, plural, one {Осталось # изображение} few {Осталось # изображения} many {Осталось # изображений} other {Осталось # изображения}}{hasTime, select, yes {, будет готово: {time}} other {}}',
  'shell.tray.waiting':
    '{open, plural, one {Ждёт # изображение} few {Ждут # изображения} many {Ждут # изображений} other {Ждут # изображения}}{hasTime, select, yes {, продолжение: {time}} other {}}',
  'shell.tray.paused':
    '{open, plural, =0 {Пауза} one {Пауза, осталось # изображение} few {Пауза, осталось # изображения} many {Пауза, осталось # изображений} other {Пауза, осталось # изображения}}',
  'shell.tray.room':
    '{count, plural, =0 {Сейчас места для загрузок нет} one {Сейчас есть место для # загрузки} few {Сейчас есть место для # загрузок} many {Сейчас есть место для # загрузок} other {Сейчас есть место для # загрузки}}{hasTime, select, yes {, обновится {time}} other {}}',
  'shell.tray.open': 'Открыть Snapferry',
  'shell.tray.quit': 'Выйти из Snapferry',
};
