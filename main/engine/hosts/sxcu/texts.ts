import type { ErrorData } from '../../../../contract/errors.ts';
import type { Texts } from '../kind.ts';
import { faultTexts } from './fault-texts.ts';
import { type Fault, faults, type Warning } from './faults.ts';
import { warningTexts } from './warning-texts.ts';

export const about: Texts = {
  en: 'Any host that a ShareX uploader file (.sxcu) describes. It sees what you send, and who sees the pictures is up to it; look whose host it is before you use a file of somebody else.',
  de: 'Jeder Dienst, den eine Uploader-Datei von ShareX (.sxcu) beschreibt. Er sieht, was du sendest, und bestimmt, wer die Bilder sieht; schau, wessen Dienst es ist, bevor du eine fremde Datei verwendest.',
  es: 'Cualquier servicio que describa un archivo de ShareX (.sxcu). Ve lo que envías y decide quién ve las imágenes; mira de quién es antes de usar un archivo ajeno.',
  id: 'Layanan apa pun yang dijelaskan berkas pengunggah ShareX (.sxcu). Layanan itu melihat yang Anda kirim dan menentukan siapa yang melihat gambar; periksa milik siapa layanan itu sebelum memakai berkas orang lain.',
  it: 'Qualsiasi servizio descritto da un file di ShareX (.sxcu). Vede ciò che invii e decide chi vede le immagini; guarda di chi è prima di usare un file altrui.',
  pt: 'Qualquer serviço descrito por um arquivo do ShareX (.sxcu). Ele vê o que você envia e decide quem vê as imagens; veja de quem ele é antes de usar o arquivo de outra pessoa.',
  ru: 'Любой сервис, описанный файлом ShareX (.sxcu). Он видит то, что вы отправляете, и решает, кто увидит изображения; прежде чем использовать чужой файл, посмотрите, чей это сервис.',
};

export const uploaderLabel: Texts = {
  en: 'Uploader',
  de: 'Uploader',
  es: 'Cargador',
  id: 'Pengunggah',
  it: 'Caricatore',
  pt: 'Enviador',
  ru: 'Загрузчик',
};

export const uploaderHelp: Texts = {
  en: 'The contents of a .sxcu file; importing the file fills it in.',
  de: 'Der Inhalt einer .sxcu-Datei; der Import der Datei füllt das aus.',
  es: 'El contenido de un archivo .sxcu; al importarlo se rellena.',
  id: 'Isi berkas .sxcu; mengimpor berkas akan mengisinya.',
  it: 'Il contenuto di un file .sxcu; importandolo si compila.',
  pt: 'O conteúdo de um arquivo .sxcu; importá-lo preenche o campo.',
  ru: 'Содержимое файла .sxcu; заполняется при его импорте.',
};

export const secretsLabel: Texts = {
  en: 'Keys and tokens of the uploader',
  de: 'Schlüssel und Token des Uploaders',
  es: 'Claves y tokens del cargador',
  id: 'Kunci dan token pengunggah',
  it: 'Chiavi e token del caricatore',
  pt: 'Chaves e tokens do enviador',
  ru: 'Ключи и токены загрузчика',
};

export const fileNameLabel: Texts = {
  en: 'File names',
  de: 'Dateinamen',
  es: 'Nombres de archivo',
  id: 'Nama berkas',
  it: 'Nomi dei file',
  pt: 'Nomes de arquivo',
  ru: 'Имена файлов',
};

export const fileNameHelp: Texts = {
  en: 'Under which name the host gets the pictures. Some hosts show it in the link.',
  de: 'Unter welchem Namen der Dienst die Bilder bekommt. Manche zeigen ihn im Link.',
  es: 'Con qué nombre recibe el servicio las imágenes. Algunos lo muestran en el enlace.',
  id: 'Dengan nama apa layanan menerima gambar. Sebagian menampilkannya di tautan.',
  it: 'Con quale nome il servizio riceve le immagini. Alcuni lo mostrano nel link.',
  pt: 'Com que nome o serviço recebe as imagens. Alguns o mostram no link.',
  ru: 'Под каким именем сервис получает изображения. Некоторые показывают его в ссылке.',
};

export const fileNameChoices: Readonly<Record<'neutral' | 'own', Texts>> = {
  neutral: {
    en: 'A name that tells nothing',
    de: 'Ein Name, der nichts verrät',
    es: 'Un nombre que no dice nada',
    id: 'Nama yang tidak mengungkap apa pun',
    it: 'Un nome che non rivela nulla',
    pt: 'Um nome que não revela nada',
    ru: 'Имя, которое ничего не говорит',
  },
  own: {
    en: 'The name of the file',
    de: 'Der Name der Datei',
    es: 'El nombre del archivo',
    id: 'Nama berkasnya',
    it: 'Il nome del file',
    pt: 'O nome do arquivo',
    ru: 'Имя файла',
  },
};

/**
 * Explains why a file is refused, for people.
 * @param language its tag, such as `de`
 * @returns null for an error that is none of a file
 */
export function explainSxcu({ code, params }: ErrorData, language: string): string | null {
  const reason = faults.find((each): each is Fault => each === params.reason);
  if (code !== 'bad-setting' || reason === undefined) return null;
  return filled(faultTexts[reason], language, {
    field: String(params.field),
    part: String(params.part ?? ''),
  });
}

/** Tells a warning, for people. @param language its tag */
export function warningText({ code, field }: Warning, language: string): string {
  return filled(warningTexts[code], language, { field, part: '' });
}

function filled(
  texts: Texts,
  language: string,
  values: { readonly field: string; readonly part: string },
): string {
  const text = texts[language] ?? texts[language.split('-', 1)[0] ?? ''] ?? texts.en;
  return text.replaceAll('{field}', values.field).replaceAll('{part}', values.part);
}
