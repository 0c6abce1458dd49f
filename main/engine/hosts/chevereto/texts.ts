import type { Texts } from '../kind.ts';

export const about: Texts = {
  en: 'Chevereto is the software of many picture sites, such as freeimage.host, or of your own. The site may list pictures for everybody; each can be deleted on a page of its own, where the site gives one.',
  de: 'Chevereto ist die Software vieler Bilderseiten, etwa freeimage.host, oder deiner eigenen. Die Seite kann Bilder für alle auflisten; jedes lässt sich auf einer eigenen Seite löschen, wenn sie eine nennt.',
  es: 'Chevereto es el software de muchos sitios de imágenes, como freeimage.host, o del tuyo. El sitio puede mostrar las imágenes a todos; cada una se borra en una página propia, si el sitio la da.',
  id: 'Chevereto adalah perangkat lunak banyak situs gambar, seperti freeimage.host, atau milik Anda sendiri. Situs dapat menampilkan gambar kepada semua orang; tiap gambar dapat dihapus di halamannya sendiri jika situs memberikannya.',
  it: 'Chevereto è il software di molti siti di immagini, come freeimage.host, o del tuo. Il sito può mostrare le immagini a tutti; ognuna si elimina su una pagina propria, se il sito la indica.',
  pt: 'O Chevereto é o software de muitos sites de imagens, como o freeimage.host, ou do seu. O site pode listar as imagens para todos; cada uma é excluída em uma página própria, se o site der uma.',
  ru: 'Chevereto — программа многих сайтов с изображениями, например freeimage.host, или вашего собственного. Сайт может показывать изображения всем; каждое удаляется на своей странице, если сайт её называет.',
};

export const keyHelp: Texts = {
  en: 'Of your account (Settings → API), or that of the site. With the site’s, pictures belong to a guest.',
  de: 'Der deines Kontos (Einstellungen → API) oder der der Seite. Mit dem der Seite gehören Bilder einem Gast.',
  es: 'La de tu cuenta (Ajustes → API) o la del sitio. Con la del sitio, las imágenes son de un invitado.',
  id: 'Milik akun Anda (Settings → API), atau milik situs. Dengan kunci situs, gambar menjadi milik tamu.',
  it: 'Quella del tuo account (Impostazioni → API) o quella del sito. Con quella del sito le immagini sono di un ospite.',
  pt: 'A da sua conta (Configurações → API) ou a do site. Com a do site, as imagens são de um visitante.',
  ru: 'Вашей учётной записи (Settings → API) или сайта. С ключом сайта изображения принадлежат гостю.',
};

export const expirationHelp: Texts = {
  en: 'As the site writes it: P3D is three days, PT1H an hour. Empty: kept for good.',
  de: 'Wie die Seite es schreibt: P3D sind drei Tage, PT1H eine Stunde. Leer: bleibt für immer.',
  es: 'Como lo escribe el sitio: P3D son tres días, PT1H una hora. Vacío: para siempre.',
  id: 'Seperti ditulis situs: P3D tiga hari, PT1H satu jam. Kosong: selamanya.',
  it: 'Come lo scrive il sito: P3D sono tre giorni, PT1H un’ora. Vuoto: per sempre.',
  pt: 'Como o site escreve: P3D são três dias, PT1H uma hora. Vazio: para sempre.',
  ru: 'Как пишет сайт: P3D — три дня, PT1H — час. Пусто: навсегда.',
};
