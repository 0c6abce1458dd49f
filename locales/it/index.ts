import { accounts } from './accounts.ts';
import { capture } from './capture.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { consent } from './consent.ts';
import { desktop } from './desktop.ts';
import { editor } from './editor.ts';
import { error } from './error.ts';
import { folders } from './folders.ts';
import { library } from './library.ts';
import { localApi } from './local-api.ts';
import { metadata } from './metadata.ts';
import { posts } from './posts.ts';
import { processing } from './processing.ts';
import { rights } from './rights.ts';
import { shell } from './shell.ts';
import { window } from './window.ts';

export const catalogue = {
  ...accounts,
  ...common,
  ...error,
  ...cli,
  ...capture,
  ...shell,
  ...window,
  ...library,
  ...folders,
  ...editor,
  ...localApi,
  ...desktop,
  ...metadata,
  ...posts,
  ...rights,
  ...processing,
  ...consent,
};
