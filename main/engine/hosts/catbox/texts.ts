import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'Catbox is free and needs no registration. Anyone who has the link sees the picture; without an account of yours there it can never be deleted. Some networks block it.',
  de: 'Catbox ist kostenlos und braucht keine Anmeldung. Wer den Link hat, sieht das Bild; ohne ein Konto dort lässt es sich nie mehr löschen. Manche Netze sperren es.',
  es: 'Catbox es gratuito y no pide registro. Quien tenga el enlace ve la imagen; sin una cuenta tuya allí no se podrá borrar nunca. Algunas redes lo bloquean.',
  id: 'Catbox gratis dan tidak perlu pendaftaran. Siapa pun yang punya tautan dapat melihat gambarnya; tanpa akun Anda di sana, gambar tidak akan pernah bisa dihapus. Beberapa jaringan memblokirnya.',
  it: 'Catbox è gratuito e non richiede registrazione. Chi ha il link vede l’immagine; senza un tuo account lì non potrà mai essere eliminata. Alcune reti lo bloccano.',
  pt: 'O Catbox é gratuito e não pede cadastro. Quem tem o link vê a imagem; sem uma conta sua lá, ela nunca poderá ser excluída. Algumas redes o bloqueiam.',
  ru: 'Catbox бесплатен и не требует регистрации. Изображение видит любой, у кого есть ссылка; без вашей учётной записи там удалить его будет нельзя. Некоторые сети его блокируют.',
};

/** Its own word, which is the same everywhere. */
export const userhashLabel: Texts = { en: 'Userhash' };

export const userhashHelp: Texts = {
  en: 'Only if you have an account there (Manage Account). With it pictures belong to you and can be deleted.',
  de: 'Nur mit einem Konto dort (Manage Account). Damit gehören die Bilder dir und lassen sich löschen.',
  es: 'Solo si tienes una cuenta allí (Manage Account). Con él las imágenes son tuyas y se pueden borrar.',
  id: 'Hanya jika Anda punya akun di sana (Manage Account). Dengan ini gambar menjadi milik Anda dan dapat dihapus.',
  it: 'Solo se hai un account lì (Manage Account). Così le immagini appartengono a te e si possono eliminare.',
  pt: 'Só se você tem uma conta lá (Manage Account). Com ele as imagens são suas e podem ser excluídas.',
  ru: 'Только если у вас есть там учётная запись (Manage Account). Тогда изображения принадлежат вам и их можно удалить.',
};
