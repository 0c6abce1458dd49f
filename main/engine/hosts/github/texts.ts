import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'A repository at GitHub. Everybody who may see it can browse it, and its history keeps every picture for ever, also after it was deleted.',
  de: 'Ein Repository bei GitHub. Wer es sehen darf, kann darin blättern, und seine Geschichte behält jedes Bild für immer, auch nachdem es gelöscht wurde.',
  es: 'Un repositorio en GitHub. Quien pueda verlo puede recorrerlo, y su historial guarda cada imagen para siempre, también después de borrarla.',
  id: 'Repositori di GitHub. Siapa pun yang boleh melihatnya dapat menjelajahinya, dan riwayatnya menyimpan tiap gambar selamanya, juga setelah dihapus.',
  it: 'Un repository su GitHub. Chi può vederlo può sfogliarlo, e la sua cronologia conserva ogni immagine per sempre, anche dopo che è stata eliminata.',
  pt: 'Um repositório no GitHub. Quem pode vê-lo pode percorrê-lo, e o histórico guarda cada imagem para sempre, mesmo depois de excluída.',
  ru: 'Репозиторий на GitHub. Его может просматривать каждый, кому он виден, а история хранит каждое изображение навсегда, даже после удаления.',
};

export const owner: Texts = {
  en: 'Owner',
  de: 'Besitzer',
  es: 'Propietario',
  id: 'Pemilik',
  it: 'Proprietario',
  pt: 'Proprietário',
  ru: 'Владелец',
};

export const repo: Texts = {
  en: 'Repository',
  de: 'Repository',
  es: 'Repositorio',
  id: 'Repositori',
  it: 'Repository',
  pt: 'Repositório',
  ru: 'Репозиторий',
};

export const branch: Texts = {
  en: 'Branch',
  de: 'Zweig',
  es: 'Rama',
  id: 'Cabang',
  it: 'Ramo',
  pt: 'Ramo',
  ru: 'Ветка',
};

export const tokenHelp: Texts = {
  en: 'A fine-grained token for this repository alone, with the right to write its contents.',
  de: 'Ein fein abgestuftes Token nur für dieses Repository, mit dem Recht, seine Inhalte zu schreiben.',
  es: 'Un token específico solo para este repositorio, con permiso para escribir su contenido.',
  id: 'Token terperinci hanya untuk repositori ini, dengan hak menulis isinya.',
  it: 'Un token specifico solo per questo repository, con il diritto di scriverne i contenuti.',
  pt: 'Um token específico só para este repositório, com permissão de gravar o conteúdo dele.',
  ru: 'Токен только для этого репозитория с правом записи его содержимого.',
};

export const api: Texts = {
  en: 'Address of the API',
  de: 'Adresse der API',
  es: 'Dirección de la API',
  id: 'Alamat API',
  it: 'Indirizzo dell’API',
  pt: 'Endereço da API',
  ru: 'Адрес API',
};

export const apiHelp: Texts = {
  en: 'Another one for a GitHub of your company, such as https://github.example.org/api/v3; its links need a public address.',
  de: 'Eine andere für ein GitHub deiner Firma, etwa https://github.example.org/api/v3; ihre Links brauchen eine öffentliche Adresse.',
  es: 'Otra para un GitHub de tu empresa, por ejemplo https://github.example.org/api/v3; sus enlaces necesitan una dirección pública.',
  id: 'Yang lain untuk GitHub perusahaan Anda, misalnya https://github.example.org/api/v3; tautannya memerlukan alamat publik.',
  it: 'Un altro per un GitHub della tua azienda, ad esempio https://github.example.org/api/v3; i suoi link richiedono un indirizzo pubblico.',
  pt: 'Outro para um GitHub da sua empresa, como https://github.example.org/api/v3; os links dele precisam de um endereço público.',
  ru: 'Другой — для GitHub вашей компании, например https://github.example.org/api/v3; его ссылкам нужен публичный адрес.',
};
