import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { Post } from '../../../contract/posts.ts';
import { maxPictureBytes } from '../../engine/socket/wire-format.ts';
import { createBatch } from '../batch.ts';
import { trackBatch } from '../batch-progress.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { parseItem, standardInput } from '../environment.ts';
import { postObject } from '../json-output.ts';
import { resumeQueue } from '../preflight.ts';
import { createUploadReport } from '../report.ts';
import type { Session } from '../session.ts';

export interface PostOptions {
  readonly title: string | null;
  readonly description: string | null;
  readonly isJson: boolean;
  /** What came on standard input; null when that was more than can be handed over. */
  readonly piped: Uint8Array<ArrayBuffer> | null;
}

/** Hands over all pictures, in the order of the arguments. @returns the draft, null when one of them was refused */
async function createDraft(
  client: EngineClient,
  args: readonly string[],
  { environment: surroundings, terminal, words }: CommandContext,
  { title, description, piped }: PostOptions,
): Promise<Post | null> {
  const origin = 'command-line';
  const made = await client.call('makePost', { title: title ?? '', description: description ?? '' });
  const { id } = made.post;
  let { post } = made;
  const refused: { input: string; error: Parameters<typeof words.failure>[0] }[] = [];
  for (const argument of args) {
    if (argument === standardInput && !piped) {
      const error = errorData('too-big', 'Too much came in on standard input.', { limit: maxPictureBytes });
      refused.push({ input: argument, error });
      continue;
    }
    const answer =
      argument === standardInput && piped
        ? await client.call('addBytesToPost', {
            id,
            name: words.t('cli.standard-input'),
            bytes: piped,
            origin,
          })
        : await client.call('addToPost', { id, given: [parseItem(argument, surroundings.folder)], origin });
    post = answer.post;
    refused.push(...answer.refused.map(({ error }) => ({ input: argument, error })));
  }
  if (refused.length === 0) return post;
  for (const { input, error } of refused) terminal.printError(`${input}: ${words.failure(error)}`);
  await client.call('discardPost', { id });
  return null;
}

/** Waits for what comes after the pictures. Null when it was broken off, or the engine went away. */
function waitForPost(session: Session, id: string, { interrupted }: CommandContext): Promise<Post | null> {
  return new Promise((resolve, reject) => {
    const end = (post: Post | null) => {
      unsubscribe();
      interrupted.removeEventListener('abort', breakOff);
      resolve(post);
    };
    const breakOff = () => end(null);
    const judge = (posts: readonly Post[]) => {
      const post = posts.find((one) => one.id === id);
      if (post && ['done', 'failed', 'stuck'].includes(post.state)) end(post);
    };
    const unsubscribe = session.client.subscribe((event) => {
      if (event.kind === 'delta') judge(event.posts ?? []);
    });
    interrupted.addEventListener('abort', breakOff);
    void session.disconnected.then(() => end(null));
    if (interrupted.aborted) breakOff();
    else session.client.call('posts', {}).then(({ posts }) => judge(posts), reject);
  });
}

/**
 * `upload --post`: all pictures into one post, in the order given, and its link when it is made. Nothing is sent when
 * one of them is refused: half of a post is not what was asked for.
 * @returns the exit code, and the session that was the last, which is the caller's to close
 */
export async function uploadPost(
  first: Session,
  args: readonly string[],
  options: PostOptions,
  context: CommandContext,
): Promise<{ code: ExitCode; session: Session }> {
  const { terminal, words } = context;
  const given = await createDraft(first.client, args, context, options);
  if (!given) return { code: exitCodes.nothingTried, session: first };
  const { id } = given;
  try {
    await first.client.call('submitPost', { id });
  } catch (thrown) {
    if (thrown instanceof AppError) await first.client.call('discardPost', { id });
    throw thrown;
  }
  await resumeQueue(first, context);
  const batch = createBatch(given.pictures.map(({ name, jobId }) => ({ input: name, jobId, error: null })));
  // What is printed is the post's link and not those of its pictures.
  const report = createUploadReport(
    batch,
    { ...context, terminal: { ...terminal, printResult: () => {} } },
    false,
    null,
  );
  const { how, session } = await trackBatch(first, batch, context, {
    onEnded: report.onEnded,
    onProgress: report.onProgress,
    onEvent: () => {},
  });
  report.close();
  const made = how === 'interrupted' ? null : await waitForPost(session, id, context);
  if (made === null) {
    terminal.printInfo(words.t('cli.post.interrupted'));
    return { code: exitCodes.someFailed, session };
  }
  if (options.isJson) terminal.printResult(JSON.stringify(postObject(made)));
  else if (made.state === 'done' && made.album) terminal.printResult(made.album.page);
  if (made.state === 'done') {
    if (made.emptyLeft) terminal.printInfo(words.t('cli.post.empty-left'));
    return { code: exitCodes.done, session };
  }
  if (made.error) terminal.printError(words.failure(made.error));
  terminal.printInfo(words.t('cli.post.kept'));
  return { code: how === 'given-up' ? exitCodes.nothingTried : exitCodes.someFailed, session };
}
