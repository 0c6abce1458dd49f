import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'A folder at a server of your own, reached by SSH, that a web server there shows under an address.',
  de: 'Ein Ordner auf einem eigenen Server, über SSH erreicht, den ein Webserver dort unter einer Adresse zeigt.',
  es: 'Una carpeta en un servidor tuyo, al que se llega por SSH, que un servidor web muestra allí bajo una dirección.',
  id: 'Folder di server Anda sendiri, dijangkau lewat SSH, yang ditampilkan server web di sana di sebuah alamat.',
  it: 'Una cartella su un tuo server, raggiunto via SSH, che lì un server web mostra a un indirizzo.',
  pt: 'Uma pasta em um servidor seu, alcançado por SSH, que um servidor web mostra lá em um endereço.',
  ru: 'Папка на вашем сервере, доступная по SSH, которую веб-сервер показывает там по адресу.',
};

export const host: Texts = {
  en: 'Server',
  de: 'Server',
  es: 'Servidor',
  id: 'Server',
  it: 'Server',
  pt: 'Servidor',
  ru: 'Сервер',
};

export const port: Texts = {
  en: 'Port',
  de: 'Port',
  es: 'Puerto',
  id: 'Porta',
  it: 'Porta',
  pt: 'Porta',
  ru: 'Порт',
};

export const keyFile: Texts = {
  en: 'Private key (file)',
  de: 'Privater Schlüssel (Datei)',
  es: 'Clave privada (archivo)',
  id: 'Kunci privat (berkas)',
  it: 'Chiave privata (file)',
  pt: 'Chave privada (arquivo)',
  ru: 'Закрытый ключ (файл)',
};

export const keyFileHelp: Texts = {
  en: 'Such as id_ed25519 in your .ssh folder. With neither key nor password the SSH agent is asked.',
  de: 'Etwa id_ed25519 in deinem Ordner .ssh. Ohne Schlüssel und Passwort wird der SSH-Agent gefragt.',
  es: 'Por ejemplo id_ed25519 en tu carpeta .ssh. Sin clave ni contraseña se pregunta al agente SSH.',
  id: 'Misalnya id_ed25519 di folder .ssh Anda. Tanpa kunci dan kata sandi, agen SSH yang ditanya.',
  it: 'Ad esempio id_ed25519 nella tua cartella .ssh. Senza chiave né password si chiede all’agente SSH.',
  pt: 'Como id_ed25519 na sua pasta .ssh. Sem chave nem senha, pergunta-se ao agente SSH.',
  ru: 'Например id_ed25519 в вашей папке .ssh. Без ключа и пароля спрашивается агент SSH.',
};

export const passphrase: Texts = {
  en: 'Passphrase of the key',
  de: 'Passphrase des Schlüssels',
  es: 'Frase de contraseña de la clave',
  id: 'Frasa sandi kunci',
  it: 'Passphrase della chiave',
  pt: 'Frase secreta da chave',
  ru: 'Парольная фраза ключа',
};

export const hostKey: Texts = {
  en: 'Fingerprint of the server’s key',
  de: 'Fingerabdruck des Serverschlüssels',
  es: 'Huella de la clave del servidor',
  id: 'Sidik jari kunci server',
  it: 'Impronta della chiave del server',
  pt: 'Impressão digital da chave do servidor',
  ru: 'Отпечаток ключа сервера',
};

export const hostKeyHelp: Texts = {
  en: 'SHA256:…, as ssh-keygen -l shows it. While it is empty nothing is sent, and a test names it; accept-new believes the first one.',
  de: 'SHA256:…, wie ssh-keygen -l ihn zeigt. Solange er leer ist, wird nichts gesendet, und ein Test nennt ihn; accept-new glaubt dem ersten.',
  es: 'SHA256:…, como la muestra ssh-keygen -l. Mientras esté vacía no se envía nada, y una prueba la indica; accept-new cree la primera.',
  id: 'SHA256:…, seperti ditunjukkan ssh-keygen -l. Selama kosong tidak ada yang dikirim, dan sebuah uji menyebutkannya; accept-new memercayai yang pertama.',
  it: 'SHA256:…, come la mostra ssh-keygen -l. Finché è vuota non si invia nulla, e una prova la indica; accept-new crede alla prima.',
  pt: 'SHA256:…, como mostra ssh-keygen -l. Enquanto estiver vazia nada é enviado, e um teste a informa; accept-new acredita na primeira.',
  ru: 'SHA256:…, как показывает ssh-keygen -l. Пока поле пусто, ничего не отправляется, а проверка назовёт отпечаток; accept-new верит первому.',
};

export const path: Texts = {
  en: 'Folder at the server',
  de: 'Ordner auf dem Server',
  es: 'Carpeta en el servidor',
  id: 'Folder di server',
  it: 'Cartella sul server',
  pt: 'Pasta no servidor',
  ru: 'Папка на сервере',
};

export const pathHelp: Texts = {
  en: 'It has to be there, such as /var/www/pictures. Without a slash in front it is in the user’s home folder.',
  de: 'Er muss da sein, etwa /var/www/bilder. Ohne Schrägstrich am Anfang liegt er im Ordner des Benutzers.',
  es: 'Tiene que existir, por ejemplo /var/www/imagenes. Sin barra delante está en la carpeta del usuario.',
  id: 'Harus sudah ada, misalnya /var/www/gambar. Tanpa garis miring di depan, letaknya di folder pengguna.',
  it: 'Deve esistere, ad esempio /var/www/immagini. Senza barra davanti è nella cartella dell’utente.',
  pt: 'Tem de existir, como /var/www/imagens. Sem barra na frente, fica na pasta do usuário.',
  ru: 'Она должна существовать, например /var/www/pictures. Без косой черты в начале — в домашней папке пользователя.',
};
