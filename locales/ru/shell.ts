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
};
