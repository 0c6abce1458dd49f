import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'ImgBB is free with a key of your own account. Anyone who has the link sees the picture; each can be deleted on a page of its own, which is kept with it.',
  de: 'ImgBB ist mit einem Schlüssel deines Kontos kostenlos. Wer den Link hat, sieht das Bild; jedes lässt sich auf einer eigenen Seite löschen, deren Adresse dabei steht.',
  es: 'ImgBB es gratuito con una clave de tu cuenta. Quien tenga el enlace ve la imagen; cada una se borra en una página propia, que se guarda con ella.',
  id: 'ImgBB gratis dengan kunci dari akun Anda. Siapa pun yang punya tautan dapat melihat gambar; tiap gambar dapat dihapus di halamannya sendiri, yang disimpan bersamanya.',
  it: 'ImgBB è gratuito con una chiave del tuo account. Chi ha il link vede l’immagine; ognuna si elimina su una pagina propria, conservata insieme a essa.',
  pt: 'O ImgBB é gratuito com uma chave da sua conta. Quem tem o link vê a imagem; cada uma é excluída em uma página própria, que fica guardada com ela.',
  ru: 'ImgBB бесплатен с ключом вашей учётной записи. Изображение видит любой, у кого есть ссылка; каждое удаляется на своей странице, адрес которой сохраняется вместе с ним.',
};

export const keyHelp: Texts = {
  en: 'From https://api.imgbb.com, after signing in there.',
  de: 'Von https://api.imgbb.com, nach der Anmeldung dort.',
  es: 'De https://api.imgbb.com, tras iniciar sesión allí.',
  id: 'Dari https://api.imgbb.com, setelah masuk di sana.',
  it: 'Da https://api.imgbb.com, dopo l’accesso.',
  pt: 'De https://api.imgbb.com, depois de entrar lá.',
  ru: 'С https://api.imgbb.com, после входа там.',
};

export const expirationHelp: Texts = {
  en: 'In seconds, from 60 to 15552000 (180 days). Empty: kept for good.',
  de: 'In Sekunden, von 60 bis 15552000 (180 Tage). Leer: bleibt für immer.',
  es: 'En segundos, de 60 a 15552000 (180 días). Vacío: para siempre.',
  id: 'Dalam detik, dari 60 sampai 15552000 (180 hari). Kosong: selamanya.',
  it: 'In secondi, da 60 a 15552000 (180 giorni). Vuoto: per sempre.',
  pt: 'Em segundos, de 60 a 15552000 (180 dias). Vazio: para sempre.',
  ru: 'В секундах, от 60 до 15552000 (180 дней). Пусто: навсегда.',
};
