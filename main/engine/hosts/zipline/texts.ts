import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'Zipline is software for a file host of your own or of somebody you know. Anyone who has the link sees the picture; you can delete it from here (of version 3 only on its own pages).',
  de: 'Zipline ist Software für einen eigenen Dateidienst oder den von Bekannten. Wer den Link hat, sieht das Bild; löschen lässt es sich von hier aus (bei Version 3 nur auf deren Seiten).',
  es: 'Zipline es un software para un servicio de archivos propio o de alguien que conoces. Quien tenga el enlace ve la imagen; puedes borrarla desde aquí (en la versión 3, solo en sus páginas).',
  id: 'Zipline adalah perangkat lunak untuk layanan berkas milik Anda sendiri atau orang yang Anda kenal. Siapa pun yang punya tautan dapat melihat gambar; Anda dapat menghapusnya dari sini (versi 3 hanya di halamannya sendiri).',
  it: 'Zipline è un software per un servizio di file tuo o di qualcuno che conosci. Chi ha il link vede l’immagine; la puoi eliminare da qui (con la versione 3 solo sulle sue pagine).',
  pt: 'O Zipline é um software para um serviço de arquivos seu ou de alguém que você conhece. Quem tem o link vê a imagem; você pode excluí-la daqui (na versão 3, só nas páginas dele).',
  ru: 'Zipline — программа для собственного файлового сервиса или сервиса знакомых. Изображение видит любой, у кого есть ссылка; удалить его можно отсюда (в версии 3 — только на его страницах).',
};

export const tokenHelp: Texts = {
  en: 'Of your account there: copy it from the menu of your name.',
  de: 'Der deines Kontos dort: im Menü deines Namens kopieren.',
  es: 'El de tu cuenta allí: cópialo del menú de tu nombre.',
  id: 'Milik akun Anda di sana: salin dari menu nama Anda.',
  it: 'Quello del tuo account lì: copialo dal menu del tuo nome.',
  pt: 'O da sua conta lá: copie do menu com o seu nome.',
  ru: 'Вашей учётной записи там: скопируйте его из меню вашего имени.',
};

export const expiresHelp: Texts = {
  en: 'Such as 1h, 7d or 4w; version 4 only. Empty: kept for good.',
  de: 'Etwa 1h, 7d oder 4w; nur Version 4. Leer: bleibt für immer.',
  es: 'Por ejemplo 1h, 7d o 4w; solo en la versión 4. Vacío: para siempre.',
  id: 'Misalnya 1h, 7d, atau 4w; hanya versi 4. Kosong: selamanya.',
  it: 'Ad esempio 1h, 7d o 4w; solo versione 4. Vuoto: per sempre.',
  pt: 'Como 1h, 7d ou 4w; só na versão 4. Vazio: para sempre.',
  ru: 'Например 1h, 7d или 4w; только версия 4. Пусто: навсегда.',
};

export const folderLabel: Texts = {
  en: 'Folder (its id)',
  de: 'Ordner (seine Kennung)',
  es: 'Carpeta (su id)',
  id: 'Folder (id-nya)',
  it: 'Cartella (il suo id)',
  pt: 'Pasta (o id dela)',
  ru: 'Папка (её id)',
};
