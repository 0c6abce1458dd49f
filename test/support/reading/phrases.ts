/** What made screenshots say in each language beside what is planted: of people, shops and forms. */
export interface Phrases {
  readonly chat: readonly string[];
  readonly shop: readonly string[];
  /** Labels of forms. */
  readonly labels: {
    readonly password: string;
    readonly phone: string;
    readonly card: string;
    readonly name: string;
  };
  /** Says a password in a sentence of a chat, with `{}` in its place. */
  readonly tells: string;
  /** About passwords, without one. */
  readonly harmless: readonly string[];
}

export const phrases: Readonly<Record<'en' | 'de' | 'es' | 'id' | 'it' | 'pt' | 'ru', Phrases>> = {
  en: {
    chat: [
      'Did you see the new build?',
      'Lunch at half past twelve, same place as last week.',
      'The train was late again, I will be there at 9:40.',
      'Can you send me the picture from yesterday?',
      'Sure, give me five minutes.',
      'The meeting moved to room 214.',
      'Thanks, that helped a lot.',
      'We need 3 more chairs for Friday.',
    ],
    shop: [
      'Add to basket',
      'Delivery by Tuesday',
      'In stock',
      'Free returns within 30 days',
      'Total',
      'Customer reviews',
    ],
    labels: { password: 'Password', phone: 'Phone', card: 'Card number', name: 'Name on card' },
    tells: 'password: {}',
    harmless: [
      'Forgot your password?',
      'Password: required',
      'Choose a password with at least 12 characters',
    ],
  },
  de: {
    chat: [
      'Hast du den neuen Entwurf gesehen?',
      'Mittag um halb eins, wie letzte Woche.',
      'Der Zug hatte wieder Verspätung, ich bin um 9:40 da.',
      'Kannst du mir das Foto von gestern schicken?',
      'Klar, gib mir fünf Minuten.',
      'Die Besprechung ist jetzt in Raum 214.',
      'Danke, das hat sehr geholfen.',
      'Für Freitag brauchen wir noch 3 Stühle.',
    ],
    shop: [
      'In den Warenkorb',
      'Lieferung bis Dienstag',
      'Auf Lager',
      'Kostenlose Rückgabe',
      'Gesamtsumme',
      'Bewertungen',
    ],
    labels: { password: 'Passwort', phone: 'Telefon', card: 'Kartennummer', name: 'Name auf der Karte' },
    tells: 'Passwort: {}',
    harmless: ['Passwort vergessen?', 'Passwort: erforderlich', 'Das Kennwort muss 12 Zeichen lang sein'],
  },
  es: {
    chat: [
      '¿Has visto la versión nueva?',
      'Comemos a las doce y media, como siempre.',
      'El tren llegó tarde otra vez, estaré a las 9:40.',
      '¿Me mandas la foto de ayer?',
      'Claro, dame cinco minutos.',
      'La reunión es ahora en la sala 214.',
      'Gracias, me ayudó mucho.',
      'Para el viernes faltan 3 sillas.',
    ],
    shop: [
      'Añadir al carrito',
      'Entrega el martes',
      'En existencias',
      'Devolución gratuita',
      'Total',
      'Opiniones',
    ],
    labels: {
      password: 'Contraseña',
      phone: 'Teléfono',
      card: 'Número de tarjeta',
      name: 'Nombre del titular',
    },
    tells: 'contraseña: {}',
    harmless: [
      '¿Has olvidado la contraseña?',
      'Contraseña: obligatoria',
      'La clave debe tener 12 caracteres',
    ],
  },
  id: {
    chat: [
      'Sudah lihat versi yang baru?',
      'Makan siang jam setengah satu, tempat biasa.',
      'Kereta terlambat lagi, saya tiba jam 9:40.',
      'Bisa kirim foto yang kemarin?',
      'Bisa, tunggu lima menit.',
      'Rapat pindah ke ruang 214.',
      'Terima kasih, sangat membantu.',
      'Untuk hari Jumat perlu 3 kursi lagi.',
    ],
    shop: [
      'Tambah ke keranjang',
      'Dikirim hari Selasa',
      'Tersedia',
      'Pengembalian gratis',
      'Jumlah',
      'Ulasan pelanggan',
    ],
    labels: { password: 'Kata sandi', phone: 'Telepon', card: 'Nomor kartu', name: 'Nama pada kartu' },
    tells: 'kata sandi: {}',
    harmless: ['Lupa kata sandi?', 'Kata sandi: wajib', 'Kata sandi harus berisi 12 huruf'],
  },
  it: {
    chat: [
      'Hai visto la nuova versione?',
      'Pranzo a mezzogiorno e mezzo, solito posto.',
      'Il treno era di nuovo in ritardo, arrivo alle 9:40.',
      'Mi mandi la foto di ieri?',
      'Certo, dammi cinque minuti.',
      'La riunione si sposta nella sala 214.',
      'Grazie, mi ha aiutato molto.',
      'Per venerdì servono altre 3 sedie.',
    ],
    shop: [
      'Aggiungi al carrello',
      'Consegna entro martedì',
      'Disponibile',
      'Reso gratuito',
      'Totale',
      'Recensioni',
    ],
    labels: { password: 'Password', phone: 'Telefono', card: 'Numero della carta', name: 'Nome sulla carta' },
    tells: 'password: {}',
    harmless: [
      'Hai dimenticato la password?',
      'Password: obbligatoria',
      'La password deve avere 12 caratteri',
    ],
  },
  pt: {
    chat: [
      'Você viu a versão nova?',
      'Almoço ao meio-dia e meia, no mesmo lugar.',
      'O trem atrasou de novo, chego às 9:40.',
      'Pode me mandar a foto de ontem?',
      'Claro, me dê cinco minutos.',
      'A reunião passou para a sala 214.',
      'Obrigado, ajudou bastante.',
      'Para sexta faltam 3 cadeiras.',
    ],
    shop: [
      'Adicionar ao carrinho',
      'Entrega até terça',
      'Em estoque',
      'Devolução grátis',
      'Total',
      'Avaliações',
    ],
    labels: { password: 'Senha', phone: 'Telefone', card: 'Número do cartão', name: 'Nome no cartão' },
    tells: 'senha: {}',
    harmless: ['Esqueceu a senha?', 'Senha: obrigatória', 'A senha deve ter 12 caracteres'],
  },
  ru: {
    chat: [
      'Ты видел новую сборку?',
      'Обед в половине первого, как обычно.',
      'Поезд опять опоздал, буду в 9:40.',
      'Можешь прислать вчерашнюю фотографию?',
      'Конечно, дай мне пять минут.',
      'Встреча перенесена в комнату 214.',
      'Спасибо, это очень помогло.',
      'На пятницу нужно ещё 3 стула.',
    ],
    shop: [
      'Добавить в корзину',
      'Доставка до вторника',
      'В наличии',
      'Бесплатный возврат',
      'Итого',
      'Отзывы',
    ],
    labels: { password: 'Пароль', phone: 'Телефон', card: 'Номер карты', name: 'Имя на карте' },
    tells: 'пароль: {}',
    harmless: ['Забыли пароль?', 'Пароль: обязательно', 'Пароль должен содержать 12 символов'],
  },
};
export type PhraseLanguage = keyof typeof phrases;
