import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'Your own storage, at Amazon S3, Cloudflare R2, Backblaze B2, Wasabi, DigitalOcean Spaces, a Garage of your own or any other that speaks S3. Make the bucket public, or let links be signed.',
  de: 'Dein eigener Speicher, bei Amazon S3, Cloudflare R2, Backblaze B2, Wasabi, DigitalOcean Spaces, in einem eigenen Garage oder bei jedem anderen, der S3 spricht. Mache den Bucket öffentlich oder lass die Links signieren.',
  es: 'Tu propio almacenamiento, en Amazon S3, Cloudflare R2, Backblaze B2, Wasabi, DigitalOcean Spaces, un Garage propio o cualquier otro que hable S3. Haz público el bucket o deja que se firmen los enlaces.',
  id: 'Penyimpanan Anda sendiri, di Amazon S3, Cloudflare R2, Backblaze B2, Wasabi, DigitalOcean Spaces, Garage milik Anda, atau layanan lain yang memakai S3. Jadikan bucketnya publik, atau biarkan tautannya ditandatangani.',
  it: 'Il tuo spazio, su Amazon S3, Cloudflare R2, Backblaze B2, Wasabi, DigitalOcean Spaces, un tuo Garage o qualunque altro che parli S3. Rendi pubblico il bucket, o lascia che i link siano firmati.',
  pt: 'Seu próprio armazenamento, no Amazon S3, Cloudflare R2, Backblaze B2, Wasabi, DigitalOcean Spaces, em um Garage seu ou em qualquer outro que fale S3. Torne o bucket público ou deixe que os links sejam assinados.',
  ru: 'Ваше собственное хранилище: Amazon S3, Cloudflare R2, Backblaze B2, Wasabi, DigitalOcean Spaces, свой Garage или любое другое с протоколом S3. Сделайте бакет публичным или используйте подписанные ссылки.',
};

export const provider: Texts = {
  en: 'Provider',
  de: 'Anbieter',
  es: 'Proveedor',
  id: 'Penyedia',
  it: 'Fornitore',
  pt: 'Provedor',
  ru: 'Поставщик',
};

export const otherProvider: Texts = {
  en: 'Another provider',
  de: 'Ein anderer',
  es: 'Otro proveedor',
  id: 'Penyedia lain',
  it: 'Un altro fornitore',
  pt: 'Outro provedor',
  ru: 'Другой поставщик',
};

export const providerHelp: Texts = {
  en: 'With Amazon S3, Backblaze B2, Wasabi and DigitalOcean Spaces the endpoint follows from the region.',
  de: 'Bei Amazon S3, Backblaze B2, Wasabi und DigitalOcean Spaces ergibt sich der Endpunkt aus der Region.',
  es: 'Con Amazon S3, Backblaze B2, Wasabi y DigitalOcean Spaces el punto de conexión se deduce de la región.',
  id: 'Pada Amazon S3, Backblaze B2, Wasabi, dan DigitalOcean Spaces, titik akhirnya mengikuti wilayah.',
  it: 'Con Amazon S3, Backblaze B2, Wasabi e DigitalOcean Spaces l’endpoint risulta dalla regione.',
  pt: 'Com Amazon S3, Backblaze B2, Wasabi e DigitalOcean Spaces o endpoint resulta da região.',
  ru: 'Для Amazon S3, Backblaze B2, Wasabi и DigitalOcean Spaces адрес следует из региона.',
};

export const endpoint: Texts = {
  en: 'Endpoint',
  de: 'Endpunkt',
  es: 'Punto de conexión',
  id: 'Titik akhir',
  it: 'Endpoint',
  pt: 'Endpoint',
  ru: 'Адрес хранилища',
};

export const endpointHelp: Texts = {
  en: 'Without the bucket, such as https://<account>.r2.cloudflarestorage.com. With http:// others on the way can read along.',
  de: 'Ohne den Bucket, etwa https://<Konto>.r2.cloudflarestorage.com. Bei http:// können andere unterwegs mitlesen.',
  es: 'Sin el bucket, por ejemplo https://<cuenta>.r2.cloudflarestorage.com. Con http:// otros pueden leer por el camino.',
  id: 'Tanpa bucket, misalnya https://<akun>.r2.cloudflarestorage.com. Dengan http://, orang lain di jalur dapat ikut membaca.',
  it: 'Senza il bucket, ad esempio https://<account>.r2.cloudflarestorage.com. Con http:// altri possono leggere lungo il percorso.',
  pt: 'Sem o bucket, como https://<conta>.r2.cloudflarestorage.com. Com http://, outros podem ler no caminho.',
  ru: 'Без бакета, например https://<аккаунт>.r2.cloudflarestorage.com. С http:// передаваемое могут читать другие.',
};

export const region: Texts = {
  en: 'Region',
  de: 'Region',
  es: 'Región',
  id: 'Wilayah',
  it: 'Regione',
  pt: 'Região',
  ru: 'Регион',
};

export const regionHelp: Texts = {
  en: 'Such as eu-central-1. At R2 it is auto, at Garage garage.',
  de: 'Etwa eu-central-1. Bei R2 ist es auto, bei Garage garage.',
  es: 'Por ejemplo eu-central-1. En R2 es auto, en Garage garage.',
  id: 'Misalnya eu-central-1. Di R2 auto, di Garage garage.',
  it: 'Ad esempio eu-central-1. Su R2 è auto, su Garage garage.',
  pt: 'Como eu-central-1. No R2 é auto, no Garage garage.',
  ru: 'Например eu-central-1. У R2 это auto, у Garage — garage.',
};

export const bucket: Texts = {
  en: 'Bucket',
  de: 'Bucket',
  es: 'Bucket',
  id: 'Bucket',
  it: 'Bucket',
  pt: 'Bucket',
  ru: 'Бакет',
};

export const accessKeyId: Texts = {
  en: 'Access key (its id)',
  de: 'Zugangsschlüssel (seine Kennung)',
  es: 'Clave de acceso (su id)',
  id: 'Kunci akses (id-nya)',
  it: 'Chiave di accesso (il suo id)',
  pt: 'Chave de acesso (o id dela)',
  ru: 'Ключ доступа (его id)',
};

export const secretAccessKey: Texts = {
  en: 'Secret of the access key',
  de: 'Geheimnis des Zugangsschlüssels',
  es: 'Secreto de la clave de acceso',
  id: 'Rahasia kunci akses',
  it: 'Segreto della chiave di accesso',
  pt: 'Segredo da chave de acesso',
  ru: 'Секрет ключа доступа',
};

export const pathStyle: Texts = {
  en: 'Bucket in the path',
  de: 'Bucket im Pfad',
  es: 'Bucket en la ruta',
  id: 'Bucket di jalur',
  it: 'Bucket nel percorso',
  pt: 'Bucket no caminho',
  ru: 'Бакет в пути адреса',
};

export const pathStyleHelp: Texts = {
  en: 'Off: the bucket stands in front of the endpoint’s name.',
  de: 'Aus: Der Bucket steht vor dem Namen des Endpunkts.',
  es: 'Desactivado: el bucket va delante del nombre del punto de conexión.',
  id: 'Mati: bucket berada di depan nama titik akhir.',
  it: 'Disattivato: il bucket sta davanti al nome dell’endpoint.',
  pt: 'Desligado: o bucket vem antes do nome do endpoint.',
  ru: 'Выключено: бакет стоит перед именем хранилища.',
};

export const acl: Texts = {
  en: 'Access control (ACL)',
  de: 'Zugriffsregel (ACL)',
  es: 'Control de acceso (ACL)',
  id: 'Kontrol akses (ACL)',
  it: 'Controllo degli accessi (ACL)',
  pt: 'Controle de acesso (ACL)',
  ru: 'Правило доступа (ACL)',
};

export const aclHelp: Texts = {
  en: 'public-read, where the provider has such rules for each file; else leave it empty.',
  de: 'public-read, wo der Anbieter solche Regeln je Datei hat; sonst leer lassen.',
  es: 'public-read, si el proveedor tiene reglas así por archivo; si no, déjalo vacío.',
  id: 'public-read, jika penyedianya punya aturan seperti itu untuk tiap berkas; jika tidak, kosongkan.',
  it: 'public-read, se il fornitore ha regole simili per ogni file; altrimenti lascialo vuoto.',
  pt: 'public-read, se o provedor tem regras assim por arquivo; senão, deixe vazio.',
  ru: 'public-read, если у поставщика есть такие правила для файлов; иначе оставьте пустым.',
};

export const cacheControl: Texts = {
  en: 'Cache-Control header',
  de: 'Kopfzeile Cache-Control',
  es: 'Cabecera Cache-Control',
  id: 'Header Cache-Control',
  it: 'Intestazione Cache-Control',
  pt: 'Cabeçalho Cache-Control',
  ru: 'Заголовок Cache-Control',
};

export const cacheControlHelp: Texts = {
  en: 'Sent along with each picture to whoever looks at it, such as public, max-age=31536000, immutable.',
  de: 'Geht mit jedem Bild an alle, die es ansehen, etwa public, max-age=31536000, immutable.',
  es: 'Se envía con cada imagen a quien la ve, por ejemplo public, max-age=31536000, immutable.',
  id: 'Dikirim bersama tiap gambar kepada yang melihatnya, misalnya public, max-age=31536000, immutable.',
  it: 'Accompagna ogni immagine verso chi la guarda, ad esempio public, max-age=31536000, immutable.',
  pt: 'Vai com cada imagem a quem a vê, como public, max-age=31536000, immutable.',
  ru: 'Отправляется с каждым изображением тем, кто его смотрит, например public, max-age=31536000, immutable.',
};

export const presignedSeconds: Texts = {
  en: 'Signed links, valid for (seconds)',
  de: 'Signierte Links, gültig für (Sekunden)',
  es: 'Enlaces firmados, válidos durante (segundos)',
  id: 'Tautan bertanda tangan, berlaku selama (detik)',
  it: 'Link firmati, validi per (secondi)',
  pt: 'Links assinados, válidos por (segundos)',
  ru: 'Подписанные ссылки, действуют (секунд)',
};

export const presignedSecondsHelp: Texts = {
  en: 'For a bucket that is not public: each link works that long, 604800 (a week) at most. Empty: links last.',
  de: 'Für einen Bucket, der nicht öffentlich ist: Jeder Link gilt so lange, höchstens 604800 (eine Woche). Leer: Links bleiben.',
  es: 'Para un bucket que no es público: cada enlace vale ese tiempo, como máximo 604800 (una semana). Vacío: los enlaces duran.',
  id: 'Untuk bucket yang tidak publik: tiap tautan berlaku selama itu, paling lama 604800 (seminggu). Kosong: tautan tetap berlaku.',
  it: 'Per un bucket non pubblico: ogni link vale per quel tempo, al massimo 604800 (una settimana). Vuoto: i link restano.',
  pt: 'Para um bucket que não é público: cada link vale por esse tempo, no máximo 604800 (uma semana). Vazio: os links permanecem.',
  ru: 'Для закрытого бакета: каждая ссылка действует столько, не больше 604800 (неделя). Пусто: ссылки постоянные.',
};
