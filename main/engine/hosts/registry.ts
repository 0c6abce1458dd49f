import { catbox } from './catbox/index.ts';
import { chevereto } from './chevereto/index.ts';
import { folder } from './folder/index.ts';
import { github } from './github/index.ts';
import { imgbb } from './imgbb/index.ts';
import type { HostKind } from './kind.ts';
import { litterbox } from './litterbox/index.ts';
import { lsky } from './lsky/index.ts';
import { s3 } from './s3/index.ts';
import { sftp } from './sftp/index.ts';
import { sxcu } from './sxcu/index.ts';
import { webdav } from './webdav/index.ts';
import { nextcloud } from './webdav/nextcloud.ts';
import { zipline } from './zipline/index.ts';

/** Kinds of hosts that destinations can be made of: one line each. Imgur, the built-in one, is apart. */
export const hostKinds: readonly HostKind[] = [
  s3,
  folder,
  sftp,
  webdav,
  nextcloud,
  github,
  catbox,
  litterbox,
  imgbb,
  chevereto,
  lsky,
  zipline,
  sxcu,
];
