import { errorCodes } from '../../contract/errors.ts';
import { codeThatNamesIt, textsThatNameIt } from './built-in-name.ts';
import { type CatalogueFile, cataloguesFolder, readCatalogueFiles } from './catalogue-file.ts';
import { checkCatalogues } from './check.ts';
import { collectIdsInCode, findUnusedIds } from './used-ids.ts';

/** Checks the catalogues of a checkout against each other, their languages, the code and the error codes. */
export function checkCheckout(root: string): { files: readonly CatalogueFile[]; complaints: string[] } {
  const files = readCatalogueFiles(cataloguesFolder(root));
  const ids = Object.keys(files[0]?.messages ?? {});
  const unused = [...findUnusedIds(ids, collectIdsInCode(root)), ...ids.filter(isOfNoError)];
  const naming = [
    ...files.flatMap(({ tag, messages }) => textsThatNameIt(messages).map((one) => `${tag}: ${one}`)),
    ...codeThatNamesIt(root),
  ];
  return { files, complaints: [...checkCatalogues(files, unused), ...naming] };
}

/**
 * Whether an id belongs to no error code: the code names texts of errors by a pattern only, which would keep the texts
 * of removed codes.
 */
function isOfNoError(id: string): boolean {
  const [room, code = ''] = id.split('.');
  return room === 'error' && !(errorCodes as readonly string[]).includes(code);
}
