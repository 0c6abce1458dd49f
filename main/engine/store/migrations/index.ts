import { first } from './0001-first.ts';
import { library } from './0002-library.ts';
import { held } from './0003-held.ts';
import { folders } from './0004-folders.ts';
import { posts } from './0005-posts.ts';
import { accounts } from './0006-accounts.ts';
import { original } from './0007-original.ts';
import { libraryGroups } from './0008-library-groups.ts';
import { metadata } from './0009-metadata.ts';
import { converted } from './0010-converted.ts';
import { ownHistory } from './0011-own-history.ts';
import { processing } from './0012-processing.ts';
import { rights } from './0013-rights.ts';
import { unspaced } from './0014-unspaced.ts';
import { retryLimits } from './0015-retry-limits.ts';
import { destinations } from './0016-destinations.ts';
import { routes } from './0017-routes.ts';
import { copies } from './0018-copies.ts';
import { arranged } from './0019-arranged.ts';
import { looked } from './0020-looked.ts';
import { words } from './0021-words.ts';
import { leftOver } from './0022-left-over.ts';
import { offered } from './0023-offered.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  first,
  library,
  held,
  folders,
  posts,
  accounts,
  original,
  libraryGroups,
  metadata,
  converted,
  ownHistory,
  processing,
  rights,
  unspaced,
  retryLimits,
  destinations,
  routes,
  copies,
  arranged,
  looked,
  words,
  leftOver,
  offered,
];
