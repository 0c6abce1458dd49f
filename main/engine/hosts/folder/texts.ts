import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'A folder of your own, on this computer or mounted from elsewhere, that a web server shows under an address.',
  de: 'Ein eigener Ordner, auf diesem Computer oder von anderswo eingehängt, den ein Webserver unter einer Adresse zeigt.',
  es: 'Una carpeta tuya, en este equipo o montada desde otro sitio, que un servidor web muestra bajo una dirección.',
  id: 'Folder Anda sendiri, di komputer ini atau dipasang dari tempat lain, yang ditampilkan server web di sebuah alamat.',
  it: 'Una tua cartella, su questo computer o montata da altrove, che un server web mostra a un indirizzo.',
  pt: 'Uma pasta sua, neste computador ou montada de outro lugar, que um servidor web mostra em um endereço.',
  ru: 'Ваша папка на этом компьютере или подключённая из другого места, которую веб-сервер показывает по адресу.',
};

export const path: Texts = {
  en: 'Folder',
  de: 'Ordner',
  es: 'Carpeta',
  id: 'Folder',
  it: 'Cartella',
  pt: 'Pasta',
  ru: 'Папка',
};

export const pathHelp: Texts = {
  en: 'It has to be there. Folders inside of it are made as the names need them.',
  de: 'Er muss da sein. Ordner darin entstehen, wie die Namen sie brauchen.',
  es: 'Tiene que existir. Dentro se crean carpetas según lo pidan los nombres.',
  id: 'Harus sudah ada. Folder di dalamnya dibuat sesuai kebutuhan nama.',
  it: 'Deve esistere. Al suo interno si creano le cartelle che i nomi richiedono.',
  pt: 'Tem de existir. Dentro dela são criadas as pastas que os nomes pedirem.',
  ru: 'Она должна существовать. Папки внутри создаются по мере надобности.',
};

export const onlyMounted: Texts = {
  en: 'Only while a disk is mounted there',
  de: 'Nur solange dort ein Laufwerk eingehängt ist',
  es: 'Solo mientras haya un disco montado ahí',
  id: 'Hanya selama ada disk terpasang di sana',
  it: 'Solo finché lì è montato un disco',
  pt: 'Só enquanto houver um disco montado ali',
  ru: 'Только пока там подключён диск',
};

export const onlyMountedHelp: Texts = {
  en: 'Set by itself when the folder is found to be a mounted disk: nothing is written into the empty folder while it is away.',
  de: 'Wird von selbst gesetzt, wenn der Ordner ein eingehängtes Laufwerk ist: In den leeren Ordner wird nichts geschrieben, solange es fehlt.',
  es: 'Se activa solo cuando la carpeta resulta ser un disco montado: no se escribe en la carpeta vacía mientras falte.',
  id: 'Aktif sendiri bila folder itu ternyata disk yang dipasang: tidak ada yang ditulis ke folder kosong selama disk tidak ada.',
  it: 'Si attiva da solo quando la cartella risulta un disco montato: nella cartella vuota non si scrive finché manca.',
  pt: 'Ativa-se sozinho quando a pasta é um disco montado: nada é gravado na pasta vazia enquanto ele faltar.',
  ru: 'Включается само, если папка оказалась подключённым диском: пока его нет, в пустую папку ничего не пишется.',
};
