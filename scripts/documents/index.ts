import { readCatalogue } from '../../i18n/catalogue-files.ts';
import { createTranslator } from '../../i18n/index.ts';
import { type CommandActions, defineProgram } from '../../main/cli/define.ts';
import { createMessages } from '../../main/cli/messages.ts';
import { root } from '../setup/paths.ts';
import { cataloguesFolder, readCatalogueFiles } from '../texts/catalogue-file.ts';
import { commandLinePage } from './command-line.ts';
import { errorsPage } from './errors.ts';
import { limitChart } from './limit-chart.ts';
import { openApiDocument } from './openapi.ts';

const noActions = new Proxy({}, { get: () => async () => {} }) as CommandActions;

/** Returns the documents that are made from the code, by their paths. */
export function generatedDocuments(): readonly (readonly [path: string, text: string])[] {
  const translator = createTranslator(readCatalogue('en'), ['en']);
  const messages = createMessages(translator);
  const [english] = readCatalogueFiles(cataloguesFolder(root));
  const note = (from: string) => `<!-- Made from ${from} by npm run docs -- --write. -->\n\n`;
  return [
    [
      'docs/reference/command-line.md',
      `${note('main/cli/define.ts')}${commandLinePage(defineProgram(messages, '', noActions), messages)}\n`,
    ],
    [
      'docs/reference/errors.md',
      `${note('contract/errors.ts and i18n')}${errorsPage(translator, english?.messages ?? {})}\n`,
    ],
    ['docs/public/charts/hour-limit.svg', limitChart()],
    // Its version is that of the API, which a release does not change.
    ['docs/public/openapi.json', `${JSON.stringify(openApiDocument('1.0.0'), null, 2)}\n`],
  ];
}
