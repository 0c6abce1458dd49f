import type { shell as english } from '../en/shell.ts';

export const shell: Record<keyof typeof english, string> = {
  'shell.choose.title': 'Выберите картинки для загрузки',
  'shell.choose.button': 'Загрузить',
  'shell.choose.pictures': 'Картинки и видео',
  'shell.choose.all': 'Все файлы',
};
