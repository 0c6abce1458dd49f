import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'A folder of a web server of your own that takes files by WebDAV and shows them under an address.',
  de: 'Ein Ordner eines eigenen Webservers, der Dateien über WebDAV annimmt und unter einer Adresse zeigt.',
  es: 'Una carpeta de un servidor web tuyo que recibe archivos por WebDAV y los muestra bajo una dirección.',
  id: 'Folder di server web Anda sendiri yang menerima berkas lewat WebDAV dan menampilkannya di sebuah alamat.',
  it: 'Una cartella di un tuo server web che accetta file via WebDAV e li mostra a un indirizzo.',
  pt: 'Uma pasta de um servidor web seu que recebe arquivos por WebDAV e os mostra em um endereço.',
  ru: 'Папка вашего веб-сервера, которая принимает файлы по WebDAV и показывает их по адресу.',
};

export const cloudAbout: Texts = {
  en: 'Your Nextcloud or ownCloud: each picture is stored in a folder there and gets a share link.',
  de: 'Deine Nextcloud oder ownCloud: Jedes Bild liegt dort in einem Ordner und bekommt einen Freigabelink.',
  es: 'Tu Nextcloud u ownCloud: cada imagen se guarda allí en una carpeta y recibe un enlace para compartir.',
  id: 'Nextcloud atau ownCloud Anda: tiap gambar disimpan di folder di sana dan mendapat tautan berbagi.',
  it: 'Il tuo Nextcloud o ownCloud: ogni immagine sta lì in una cartella e riceve un link di condivisione.',
  pt: 'Seu Nextcloud ou ownCloud: cada imagem fica em uma pasta lá e recebe um link de compartilhamento.',
  ru: 'Ваш Nextcloud или ownCloud: каждое изображение хранится там в папке и получает ссылку для общего доступа.',
};

export const address: Texts = {
  en: 'Address',
  de: 'Adresse',
  es: 'Dirección',
  id: 'Alamat',
  it: 'Indirizzo',
  pt: 'Endereço',
  ru: 'Адрес',
};

export const addressHelp: Texts = {
  en: 'Of the folder, such as https://files.example.org/dav/pictures. With http:// others on the way can read along, the password too.',
  de: 'Die des Ordners, etwa https://dateien.example.org/dav/bilder. Bei http:// können andere unterwegs mitlesen, auch das Passwort.',
  es: 'La de la carpeta, por ejemplo https://archivos.example.org/dav/imagenes. Con http:// otros pueden leer por el camino, también la contraseña.',
  id: 'Alamat foldernya, misalnya https://berkas.example.org/dav/gambar. Dengan http://, orang lain di jalur dapat ikut membaca, termasuk kata sandi.',
  it: 'Quello della cartella, ad esempio https://file.example.org/dav/immagini. Con http:// altri possono leggere lungo il percorso, anche la password.',
  pt: 'O da pasta, como https://arquivos.example.org/dav/imagens. Com http://, outros podem ler no caminho, também a senha.',
  ru: 'Адрес папки, например https://files.example.org/dav/pictures. С http:// передаваемое могут читать другие, в том числе пароль.',
};

export const cloudHelp: Texts = {
  en: 'Of the cloud itself, such as https://cloud.example.org. With http:// others on the way can read along, the password too.',
  de: 'Die der Cloud selbst, etwa https://cloud.example.org. Bei http:// können andere unterwegs mitlesen, auch das Passwort.',
  es: 'La de la propia nube, por ejemplo https://nube.example.org. Con http:// otros pueden leer por el camino, también la contraseña.',
  id: 'Alamat cloud-nya, misalnya https://cloud.example.org. Dengan http://, orang lain di jalur dapat ikut membaca, termasuk kata sandi.',
  it: 'Quello del cloud stesso, ad esempio https://cloud.example.org. Con http:// altri possono leggere lungo il percorso, anche la password.',
  pt: 'O da própria nuvem, como https://nuvem.example.org. Com http://, outros podem ler no caminho, também a senha.',
  ru: 'Адрес самого облака, например https://cloud.example.org. С http:// передаваемое могут читать другие, в том числе пароль.',
};

export const passwordHelp: Texts = {
  en: 'Best an app password: in the cloud’s settings, under Security. It can be revoked there at any time.',
  de: 'Am besten ein App-Passwort: in den Einstellungen der Cloud unter Sicherheit. Es lässt sich dort jederzeit widerrufen.',
  es: 'Mejor una contraseña de aplicación: en los ajustes de la nube, en Seguridad. Allí se puede revocar en cualquier momento.',
  id: 'Sebaiknya kata sandi aplikasi: di pengaturan cloud, bagian Keamanan. Di sana dapat dicabut kapan saja.',
  it: 'Meglio una password per app: nelle impostazioni del cloud, sotto Sicurezza. Lì si può revocare in ogni momento.',
  pt: 'De preferência uma senha de aplicativo: nas configurações da nuvem, em Segurança. Lá pode ser revogada a qualquer momento.',
  ru: 'Лучше пароль приложения: в настройках облака, раздел «Безопасность». Там его можно отозвать в любой момент.',
};

export const path: Texts = {
  en: 'Folder in the cloud',
  de: 'Ordner in der Cloud',
  es: 'Carpeta en la nube',
  id: 'Folder di cloud',
  it: 'Cartella nel cloud',
  pt: 'Pasta na nuvem',
  ru: 'Папка в облаке',
};

export const pathHelp: Texts = {
  en: 'Such as Pictures/Snapferry; it has to be there. Empty: the top.',
  de: 'Etwa Bilder/Snapferry; er muss da sein. Leer: ganz oben.',
  es: 'Por ejemplo Imágenes/Snapferry; tiene que existir. Vacío: el nivel superior.',
  id: 'Misalnya Gambar/Snapferry; harus sudah ada. Kosong: tingkat teratas.',
  it: 'Ad esempio Immagini/Snapferry; deve esistere. Vuoto: il livello più alto.',
  pt: 'Como Imagens/Snapferry; tem de existir. Vazio: o nível superior.',
  ru: 'Например Изображения/Snapferry; она должна существовать. Пусто: самый верх.',
};

export const expireDays: Texts = {
  en: 'Links expire after (days)',
  de: 'Links verfallen nach (Tagen)',
  es: 'Los enlaces caducan tras (días)',
  id: 'Tautan kedaluwarsa setelah (hari)',
  it: 'I link scadono dopo (giorni)',
  pt: 'Os links expiram após (dias)',
  ru: 'Ссылки действуют (дней)',
};

export const expireDaysHelp: Texts = {
  en: 'Empty: they stay. The pictures stay in any case.',
  de: 'Leer: Sie bleiben. Die Bilder bleiben in jedem Fall.',
  es: 'Vacío: se quedan. Las imágenes se quedan en todo caso.',
  id: 'Kosong: tetap ada. Gambarnya tetap ada bagaimanapun.',
  it: 'Vuoto: restano. Le immagini restano in ogni caso.',
  pt: 'Vazio: ficam. As imagens ficam em todo caso.',
  ru: 'Пусто: бессрочно. Изображения остаются в любом случае.',
};

export const auth: Texts = {
  en: 'Sign-in',
  de: 'Anmeldung',
  es: 'Autenticación',
  id: 'Cara masuk',
  it: 'Autenticazione',
  pt: 'Autenticação',
  ru: 'Вход',
};

export const authHelp: Texts = {
  en: 'basic sends the password with every request; digest only proves that it is known. Servers take one or the other.',
  de: 'basic sendet mit jeder Anfrage das Passwort; digest beweist nur, dass es bekannt ist. Server nehmen das eine oder das andere.',
  es: 'basic envía la contraseña con cada petición; digest solo demuestra que se conoce. Los servidores aceptan una u otra.',
  id: 'basic mengirim kata sandi pada setiap permintaan; digest hanya membuktikan bahwa kata sandi diketahui. Server menerima salah satunya.',
  it: 'basic invia la password con ogni richiesta; digest dimostra soltanto di conoscerla. I server accettano l’una o l’altra.',
  pt: 'basic envia a senha em cada requisição; digest só prova que ela é conhecida. Os servidores aceitam uma ou a outra.',
  ru: 'basic отправляет пароль с каждым запросом; digest лишь доказывает, что он известен. Серверы принимают либо то, либо другое.',
};
