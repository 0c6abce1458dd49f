import type { Texts } from '../kind.ts';

/** Labels of fields that many hosts have. */
export const addressLabel: Texts = {
  en: 'Address',
  de: 'Adresse',
  es: 'Dirección',
  id: 'Alamat',
  it: 'Indirizzo',
  pt: 'Endereço',
  ru: 'Адрес',
};

export const keyLabel: Texts = {
  en: 'API key',
  de: 'API-Schlüssel',
  es: 'Clave de API',
  id: 'Kunci API',
  it: 'Chiave API',
  pt: 'Chave de API',
  ru: 'Ключ API',
};

export const tokenLabel: Texts = {
  en: 'Token',
  de: 'Token',
  es: 'Token',
  id: 'Token',
  it: 'Token',
  pt: 'Token',
  ru: 'Токен',
};

export const albumLabel: Texts = {
  en: 'Album (its id)',
  de: 'Album (seine Kennung)',
  es: 'Álbum (su id)',
  id: 'Album (id-nya)',
  it: 'Album (il suo id)',
  pt: 'Álbum (o id dele)',
  ru: 'Альбом (его id)',
};

export const expiryLabel: Texts = {
  en: 'Deleted after',
  de: 'Gelöscht nach',
  es: 'Se borra después de',
  id: 'Dihapus setelah',
  it: 'Eliminata dopo',
  pt: 'Excluída depois de',
  ru: 'Удаляется через',
};

export const siteHelp: Texts = {
  en: 'Address of the site, such as https://pictures.example.org. With http:// others on the way can read along.',
  de: 'Adresse der Seite, etwa https://bilder.example.org. Bei http:// können andere unterwegs mitlesen.',
  es: 'Dirección del sitio, por ejemplo https://imagenes.example.org. Con http:// otros pueden leer por el camino.',
  id: 'Alamat situs, misalnya https://gambar.example.org. Dengan http://, orang lain di jalur dapat ikut membaca.',
  it: 'Indirizzo del sito, ad esempio https://immagini.example.org. Con http:// altri possono leggere lungo il percorso.',
  pt: 'Endereço do site, como https://imagens.example.org. Com http://, outros podem ler no caminho.',
  ru: 'Адрес сайта, например https://pictures.example.org. С http:// передаваемое могут читать другие.',
};

export const userLabel: Texts = {
  en: 'User',
  de: 'Benutzer',
  es: 'Usuario',
  id: 'Pengguna',
  it: 'Utente',
  pt: 'Usuário',
  ru: 'Пользователь',
};

export const passwordLabel: Texts = {
  en: 'Password',
  de: 'Passwort',
  es: 'Contraseña',
  id: 'Kata sandi',
  it: 'Password',
  pt: 'Senha',
  ru: 'Пароль',
};
