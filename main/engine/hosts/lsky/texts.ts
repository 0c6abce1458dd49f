import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'Lsky Pro is software for a picture host of your own or of somebody you know. Anyone who has the link sees the picture; you can delete it from here.',
  de: 'Lsky Pro ist Software für einen eigenen Bilderdienst oder den von Bekannten. Wer den Link hat, sieht das Bild; löschen lässt es sich von hier aus.',
  es: 'Lsky Pro es un software para un servicio de imágenes propio o de alguien que conoces. Quien tenga el enlace ve la imagen; puedes borrarla desde aquí.',
  id: 'Lsky Pro adalah perangkat lunak untuk layanan gambar milik Anda sendiri atau orang yang Anda kenal. Siapa pun yang punya tautan dapat melihat gambar; Anda dapat menghapusnya dari sini.',
  it: 'Lsky Pro è un software per un servizio di immagini tuo o di qualcuno che conosci. Chi ha il link vede l’immagine; la puoi eliminare da qui.',
  pt: 'O Lsky Pro é um software para um serviço de imagens seu ou de alguém que você conhece. Quem tem o link vê a imagem; você pode excluí-la daqui.',
  ru: 'Lsky Pro — программа для собственного сервиса изображений или сервиса знакомых. Изображение видит любой, у кого есть ссылка; удалить его можно отсюда.',
};

export const tokenHelp: Texts = {
  en: 'Of your account there, such as 1|abc…',
  de: 'Der deines Kontos dort, etwa 1|abc…',
  es: 'El de tu cuenta allí, por ejemplo 1|abc…',
  id: 'Milik akun Anda di sana, misalnya 1|abc…',
  it: 'Quello del tuo account lì, ad esempio 1|abc…',
  pt: 'O da sua conta lá, como 1|abc…',
  ru: 'Вашей учётной записи там, например 1|abc…',
};

export const permissionLabel: Texts = {
  en: 'Shown in its gallery',
  de: 'In der Galerie dort gezeigt',
  es: 'Se muestra en su galería',
  id: 'Ditampilkan di galerinya',
  it: 'Mostrata nella sua galleria',
  pt: 'Mostrada na galeria dele',
  ru: 'Показывается в его галерее',
};

export const strategyLabel: Texts = {
  en: 'Storage (its id)',
  de: 'Speicher (seine Kennung)',
  es: 'Almacenamiento (su id)',
  id: 'Penyimpanan (id-nya)',
  it: 'Archivio (il suo id)',
  pt: 'Armazenamento (o id dele)',
  ru: 'Хранилище (его id)',
};
