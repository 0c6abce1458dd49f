import type { error as english } from '../en/error.ts';

export const error: Record<keyof typeof english, string> = {
  'error.empty-file': 'Файл пуст.',
  'error.empty-file.advice': 'Сохраните изображение ещё раз и перетащите его снова.',
};
