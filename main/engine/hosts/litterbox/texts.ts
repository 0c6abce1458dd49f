import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'Litterbox, of Catbox, is free and needs no registration. Anyone who has the link sees the picture until the time you chose is over; then it is gone. It cannot be deleted before.',
  de: 'Litterbox, von Catbox, ist kostenlos und braucht keine Anmeldung. Wer den Link hat, sieht das Bild, bis die gewählte Zeit um ist; dann ist es weg. Vorher löschen lässt es sich nicht.',
  es: 'Litterbox, de Catbox, es gratuito y no pide registro. Quien tenga el enlace ve la imagen hasta que acabe el plazo elegido; después desaparece. Antes no se puede borrar.',
  id: 'Litterbox, dari Catbox, gratis dan tidak perlu pendaftaran. Siapa pun yang punya tautan dapat melihat gambar sampai waktu yang Anda pilih habis; setelah itu gambar hilang. Sebelum itu tidak dapat dihapus.',
  it: 'Litterbox, di Catbox, è gratuito e non richiede registrazione. Chi ha il link vede l’immagine finché non scade il tempo scelto; poi scompare. Prima non si può eliminare.',
  pt: 'O Litterbox, do Catbox, é gratuito e não pede cadastro. Quem tem o link vê a imagem até o fim do prazo escolhido; depois ela some. Antes disso não pode ser excluída.',
  ru: 'Litterbox от Catbox бесплатен и не требует регистрации. Изображение видит любой, у кого есть ссылка, пока не истечёт выбранный срок; затем оно исчезает. Удалить его раньше нельзя.',
};

export const timeLabel: Texts = {
  en: 'Kept for',
  de: 'Aufbewahrt für',
  es: 'Se conserva',
  id: 'Disimpan selama',
  it: 'Conservata per',
  pt: 'Guardada por',
  ru: 'Хранится',
};

/** Hours in words, by the value that the host takes. */
export const timeChoices: Readonly<Record<'1h' | '12h' | '24h' | '72h', Texts>> = {
  '1h': {
    en: '1 hour',
    de: '1 Stunde',
    es: '1 hora',
    id: '1 jam',
    it: '1 ora',
    pt: '1 hora',
    ru: '1 час',
  },
  '12h': {
    en: '12 hours',
    de: '12 Stunden',
    es: '12 horas',
    id: '12 jam',
    it: '12 ore',
    pt: '12 horas',
    ru: '12 часов',
  },
  '24h': {
    en: '1 day',
    de: '1 Tag',
    es: '1 día',
    id: '1 hari',
    it: '1 giorno',
    pt: '1 dia',
    ru: '1 день',
  },
  '72h': {
    en: '3 days',
    de: '3 Tage',
    es: '3 días',
    id: '3 hari',
    it: '3 giorni',
    pt: '3 dias',
    ru: '3 дня',
  },
};
