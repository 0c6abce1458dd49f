import type { Texts } from '../kind.ts';
import type { Warning } from './faults.ts';

/** What is said of a file beside what it does, for people. */
export const warningTexts: Readonly<Record<Warning['code'], Texts>> = {
  'unknown-field': {
    en: '{field} means nothing to uploaders any more; if the link comes out wrong, this is why.',
    de: '{field} bedeutet für Uploader nichts mehr; wenn der Link falsch herauskommt, liegt es daran.',
    es: '{field} ya no significa nada para los cargadores; si el enlace sale mal, es por eso.',
    id: '{field} tidak lagi berarti bagi pengunggah; jika tautannya salah, inilah sebabnya.',
    it: '{field} non significa più nulla per i caricatori; se il link risulta sbagliato, è per questo.',
    pt: '{field} já não significa nada para os enviadores; se o link sair errado, é por isso.',
    ru: '{field} для загрузчиков больше ничего не значит; если ссылка получится неверной, причина в этом.',
  },
  'regex-list-missing': {
    en: '{field} names a pattern by a number that the file has no pattern for.',
    de: '{field} nennt ein Muster mit einer Nummer, zu der die Datei keines hat.',
    es: '{field} nombra un patrón por un número que el archivo no tiene.',
    id: '{field} menyebut pola dengan nomor yang tidak ada di berkas.',
    it: '{field} indica un modello con un numero che il file non ha.',
    pt: '{field} indica um padrão por um número que o arquivo não tem.',
    ru: '{field} называет шаблон по номеру, которого в файле нет.',
  },
  'escape-kept': {
    en: 'The signs after a backslash in {field} were kept; ShareX drops them.',
    de: 'Die Zeichen nach einem Rückstrich in {field} sind geblieben; ShareX lässt sie weg.',
    es: 'En {field} se conservan los signos tras una barra invertida; ShareX los quita.',
    id: 'Tanda setelah garis miring terbalik di {field} dipertahankan; ShareX membuangnya.',
    it: 'In {field} i segni dopo una barra rovesciata sono rimasti; ShareX li toglie.',
    pt: 'Em {field} os sinais após uma barra invertida foram mantidos; o ShareX os remove.',
    ru: 'Знаки после обратной косой черты в {field} сохранены; ShareX их отбрасывает.',
  },
  'looks-old': {
    en: '{field} looks as if it were written in the old syntax ($…$) although the file is a new one. If the link comes out wrong, import it as old.',
    de: '{field} sieht nach der alten Schreibweise ($…$) aus, obwohl die Datei eine neue ist. Kommt der Link falsch heraus, importiere sie als alte.',
    es: '{field} parece escrito con la sintaxis antigua ($…$) aunque el archivo es nuevo. Si el enlace sale mal, impórtalo como antiguo.',
    id: '{field} tampak ditulis dengan sintaks lama ($…$) meskipun berkasnya baru. Jika tautannya salah, impor sebagai berkas lama.',
    it: '{field} sembra scritto nella vecchia sintassi ($…$) benché il file sia nuovo. Se il link risulta sbagliato, importalo come vecchio.',
    pt: '{field} parece escrito na sintaxe antiga ($…$), embora o arquivo seja novo. Se o link sair errado, importe-o como antigo.',
    ru: '{field} похоже на старый синтаксис ($…$), хотя файл новый. Если ссылка получится неверной, импортируйте его как старый.',
  },
  'header-left-out': {
    en: 'The header {field} is not sent: it says how a request is sent, which only the sender knows.',
    de: 'Die Kopfzeile {field} wird nicht gesendet: Sie sagt, wie eine Anfrage gesendet wird, und das weiß nur der Absender.',
    es: 'La cabecera {field} no se envía: dice cómo se envía la petición, y eso solo lo sabe quien la envía.',
    id: 'Header {field} tidak dikirim: isinya tentang cara permintaan dikirim, yang hanya diketahui pengirim.',
    it: 'L’intestazione {field} non viene inviata: dice come si invia una richiesta, e lo sa solo chi la invia.',
    pt: 'O cabeçalho {field} não é enviado: ele diz como a requisição é enviada, o que só quem envia sabe.',
    ru: 'Заголовок {field} не отправляется: он говорит о том, как передаётся запрос, а это знает только отправитель.',
  },
  'not-encrypted': {
    en: 'Pictures go there without encryption: others on the way can see them.',
    de: 'Bilder gehen unverschlüsselt dorthin: andere unterwegs können sie sehen.',
    es: 'Las imágenes van sin cifrar: otros pueden verlas por el camino.',
    id: 'Gambar dikirim tanpa enkripsi: orang lain di jalur dapat melihatnya.',
    it: 'Le immagini viaggiano senza cifratura: altri lungo il percorso possono vederle.',
    pt: 'As imagens vão sem criptografia: outros no caminho podem vê-las.',
    ru: 'Изображения передаются без шифрования: их могут увидеть по пути.',
  },
};
