import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { defaultKeyTemplate, showsName } from './key-template.ts';
import type { HostField, HostTraits, HostValues } from './kind.ts';

/** The form of names, which every host has that stores under a name of ours. */
export const keyTemplateField: HostField = {
  key: 'keyTemplate',
  type: 'text',
  secret: false,
  required: false,
  byDefault: defaultKeyTemplate,
  label: {
    en: 'Names of the files',
    de: 'Namen der Dateien',
    es: 'Nombres de los archivos',
    id: 'Nama berkas',
    it: 'Nomi dei file',
    pt: 'Nomes dos arquivos',
    ru: 'Имена файлов',
  },
  help: {
    en: 'Tokens: {yyyy} {mm} {dd} {hh} {mi} {ss} (UTC), {hash8} {hash16} {hash}, {id}, {random}, {name} (shows your file’s name), {ext}. A slash makes a folder.',
    de: 'Bausteine: {yyyy} {mm} {dd} {hh} {mi} {ss} (UTC), {hash8} {hash16} {hash}, {id}, {random}, {name} (zeigt den Namen deiner Datei), {ext}. Ein Schrägstrich macht einen Ordner.',
    es: 'Elementos: {yyyy} {mm} {dd} {hh} {mi} {ss} (UTC), {hash8} {hash16} {hash}, {id}, {random}, {name} (muestra el nombre de tu archivo), {ext}. Una barra crea una carpeta.',
    id: 'Unsur: {yyyy} {mm} {dd} {hh} {mi} {ss} (UTC), {hash8} {hash16} {hash}, {id}, {random}, {name} (menampilkan nama berkas Anda), {ext}. Garis miring membuat folder.',
    it: 'Elementi: {yyyy} {mm} {dd} {hh} {mi} {ss} (UTC), {hash8} {hash16} {hash}, {id}, {random}, {name} (mostra il nome del tuo file), {ext}. Una barra crea una cartella.',
    pt: 'Elementos: {yyyy} {mm} {dd} {hh} {mi} {ss} (UTC), {hash8} {hash16} {hash}, {id}, {random}, {name} (mostra o nome do seu arquivo), {ext}. Uma barra cria uma pasta.',
    ru: 'Элементы: {yyyy} {mm} {dd} {hh} {mi} {ss} (UTC), {hash8} {hash16} {hash}, {id}, {random}, {name} (показывает имя вашего файла), {ext}. Косая черта создаёт папку.',
  },
};

/** The address under which others find what is stored. @param required false where the host has one of its own */
export function publicUrlField(required: boolean): HostField {
  return {
    key: 'publicUrl',
    type: 'url',
    secret: false,
    required,
    byDefault: null,
    label: {
      en: 'Public address',
      de: 'Öffentliche Adresse',
      es: 'Dirección pública',
      id: 'Alamat publik',
      it: 'Indirizzo pubblico',
      pt: 'Endereço público',
      ru: 'Публичный адрес',
    },
    help: {
      en: 'Links begin with it, such as https://pictures.example.org; the file’s name follows.',
      de: 'Links beginnen damit, etwa https://bilder.example.org; der Name der Datei folgt.',
      es: 'Los enlaces empiezan por ella, por ejemplo https://imagenes.example.org; sigue el nombre del archivo.',
      id: 'Tautan diawali dengan ini, misalnya https://gambar.example.org; lalu nama berkas.',
      it: 'I link iniziano così, ad esempio https://immagini.example.org; segue il nome del file.',
      pt: 'Os links começam com ele, como https://imagens.example.org; segue o nome do arquivo.',
      ru: 'С него начинаются ссылки, например https://pictures.example.org; дальше идёт имя файла.',
    },
  };
}

/** Tells what is otherwise so where the form of names holds the user's own. */
export const namesShown = ({ keyTemplate = '' }: HostValues): Partial<HostTraits> =>
  showsName(keyTemplate) ? { showsName: true } : {};

/** Returns whether a flag is set. */
export function isOn(value: string | undefined): boolean {
  return /^(yes|true|on|1)$/i.test(value ?? '');
}

/**
 * Returns a value that has to be there.
 * @throws {AppError} `bad-setting`
 */
export function needed(values: HostValues, field: string): string {
  const value = values[field]?.trim() ?? '';
  if (value !== '') return value;
  throw new AppError(errorData('bad-setting', `${field} is missing`, { field, reason: 'missing' }));
}

/**
 * Reads a public address: http or https, without a query.
 * @throws {AppError} `bad-setting`
 */
export function publicUrlOf(value: string, field = 'publicUrl'): string {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `https://${value}`;
  const url = URL.parse(text);
  if (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !url.search &&
    !url.hash &&
    !url.username &&
    !url.password
  )
    return url.href;
  throw new AppError(errorData('bad-setting', `${field} is no address`, { field, reason: 'url' }));
}

/**
 * Makes the check of a kind's values of the function that reads them and throws. A secret that is not among them is kept
 * elsewhere: it is not missing.
 */
export function checkedBy(
  fields: readonly HostField[],
  read: (values: HostValues) => unknown,
): (values: HostValues) => ErrorData | null {
  const secrets = fields.filter(({ secret, required }) => secret && required).map(({ key }) => key);
  return (values) => {
    const kept = secrets.filter((key) => !values[key]).map((key) => [key, 'kept-elsewhere']);
    try {
      read({ ...values, ...Object.fromEntries(kept) });
      return null;
    } catch (error) {
      if (error instanceof AppError) return error.data;
      throw error;
    }
  };
}
