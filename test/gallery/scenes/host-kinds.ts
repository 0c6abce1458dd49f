import type { HostKindView } from '../../../contract/destinations.ts';
import {
  about as catboxAbout,
  userhashHelp,
  userhashLabel,
} from '../../../main/engine/hosts/catbox/texts.ts';
import { addressLabel } from '../../../main/engine/hosts/http/field-texts.ts';
import { fields as s3Fields } from '../../../main/engine/hosts/s3/fields.ts';
import { about as s3About } from '../../../main/engine/hosts/s3/texts.ts';
import { faultTexts } from '../../../main/engine/hosts/sxcu/fault-texts.ts';
import { about as customAbout } from '../../../main/engine/hosts/sxcu/texts.ts';

/** Kinds of hosts as the engine describes them: with many fields, with none that is needed, and by a file. */
export const hostKinds: readonly HostKindView[] = [
  {
    kind: 's3',
    title: 'S3',
    fields: s3Fields.map(({ choices, choiceTitles, ...field }) => ({
      ...field,
      ...(choices && { choices: [...choices] }),
      ...(choiceTitles && { choiceTitles: { ...choiceTitles } }),
    })),
    traits: {
      deletion: 'request',
      audience: 'link',
      showsName: false,
      isRepeatable: true,
      about: s3About,
    },
    importsFiles: false,
  },
  {
    kind: 'catbox',
    title: 'Catbox',
    fields: [
      {
        key: 'userhash',
        type: 'text',
        secret: true,
        required: false,
        byDefault: null,
        label: userhashLabel,
        help: userhashHelp,
      },
      {
        key: 'url',
        type: 'url',
        secret: false,
        required: false,
        byDefault: 'https://catbox.moe',
        label: addressLabel,
      },
    ],
    traits: {
      deletion: 'never',
      audience: 'link',
      showsName: false,
      isRepeatable: false,
      about: catboxAbout,
    },
    importsFiles: false,
  },
  {
    kind: 'sxcu',
    title: 'Custom uploader (.sxcu)',
    fields: [],
    traits: {
      deletion: 'page',
      audience: 'link',
      showsName: false,
      isRepeatable: false,
      about: customAbout,
    },
    importsFiles: true,
    reasons: faultTexts,
  },
];
