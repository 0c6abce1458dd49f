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
  'error.bad-pattern': 'Такой шаблон не имеет смысла.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {В нём написано {pattern}.} other {}} Пишите как *.png или screenshots/** и закрывайте все скобки.',
};
