import { AppError, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Post } from '../../../contract/posts.ts';
import { createBatch } from '../batch.ts';
import { trackBatch } from '../batch-progress.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { parseItem } from '../environment.ts';
import type { PipedInput } from '../inputs.ts';
import { postObject } from '../json-output.ts';
import { resumeQueue } from '../preflight.ts';
import { createUploadReport } from '../report.ts';
import type { Session } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';

export interface PostOptions {
  readonly title: string | null;
  readonly description: string | null;
  readonly isJson: boolean;
  /** Piped inputs that this process has read, by index of the argument. */
  readonly piped: ReadonlyMap<number, PipedInput>;
}

interface Refused {
  readonly input: string;
  readonly error: ErrorData;
}

/**
 * Limit of attempts: an engine that stops during the creation leaves half a draft, which is deleted and created again.
 */
const maxDrafts = 5;

/** Performs one attempt: adds all pictures to a new draft, in the order of the arguments. */
async function fillDraft(
  client: Session['once'],
  args: readonly string[],
  folder: string,
  { title, description, piped }: PostOptions,
  begun: (id: string) => void,
): Promise<{ post: Post; refused: Refused[] }> {
  const origin = 'command-line';
  const made = await client.call('makePost', { title: title ?? '', description: description ?? '' });
  const { id } = made.post;
  begun(id);
  let { post } = made;
  const refused: Refused[] = [];
  for (const [place, argument] of args.entries()) {
    const pipe = piped.get(place);
    const content = pipe?.content;
    if (content !== undefined && !(content instanceof Uint8Array)) {
      refused.push({ input: argument, error: content });
      continue;
    }
    const answer =
      pipe && content
        ? await client.call('addBytesToPost', { id, name: pipe.name, bytes: content, origin })
        : await client.call('addToPost', { id, given: [parseItem(argument, folder)], origin });
    post = answer.post;
    refused.push(...answer.refused.map(({ error }) => ({ input: argument, error })));
  }
  return { post, refused };
}

/**
 * Creates the complete draft, even if engines come and go.
 * @returns null when a picture was refused, which is reported
 */
async function createDraft(
  session: Session,
  args: readonly string[],
  { environment, terminal, i18n }: CommandContext,
  options: PostOptions,
): Promise<Post | null> {
  const { client } = session;
  for (let tries = 1; ; tries += 1) {
    let draft = '';
    try {
      const { post, refused } = await fillDraft(session.once, args, environment.folder, options, (id) => {
        draft = id;
      });
      if (refused.length === 0) return post;
      for (const { input, error } of refused)
        terminal.printError(`${visible(input)}: ${i18n.failure(error)}`);
      await client.call('discardPost', { id: post.id });
      return null;
    } catch (thrown) {
      if (toErrorData(thrown).code !== 'engine-stopped' || tries === maxDrafts) throw thrown;
      if (draft !== '') await client.call('discardPost', { id: draft });
    }
  }
}

/** Waits until the post is done, and reports trouble on the way. Null when it was interrupted. */
function waitForPost(session: Session, id: string, context: CommandContext): Promise<Post | null> {
  const { interrupted, terminal, i18n } = context;
  let told = '';
  return new Promise((resolve, reject) => {
    let isOver = false;
    const finish = () => {
      isOver = true;
      unsubscribe();
      interrupted.removeEventListener('abort', breakOff);
    };
    const end = (post: Post | null) => {
      if (isOver) return;
      finish();
      resolve(post);
    };
    const fail = (thrown: unknown) => {
      if (isOver) return;
      finish();
      reject(thrown);
    };
    const breakOff = () => end(null);
    const judge = (posts: readonly Post[]) => {
      const post = posts.find((one) => one.id === id);
      if (!post || isOver) return;
      if (['done', 'failed', 'stuck'].includes(post.state)) return end(post);
      const sentence = post.error ? i18n.t('cli.post.trouble', { why: i18n.title(post.error) }) : '';
      if (sentence !== '' && sentence !== told) terminal.printError(sentence);
      told = sentence;
    };
    const look = () => {
      session.client.call('posts', {}).then(({ posts }) => judge(posts), fail);
    };
    const unsubscribe = session.client.subscribe((event) => {
      if (event.kind === 'delta') judge(event.posts ?? []);
    });
    interrupted.addEventListener('abort', breakOff);
    session.onReplaced(() => {
      if (!isOver) look();
    });
    session.lost.catch(fail);
    if (interrupted.aborted) breakOff();
    else look();
  });
}

/** Submits a draft once, even if the answer is lost. */
async function submit({ client }: Session, id: string): Promise<void> {
  try {
    await client.call('submitPost', { id });
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { posts } = await client.call('posts', {});
    if (posts.some((post) => post.id === id && post.state !== 'draft')) return;
    await client.call('discardPost', { id });
    throw thrown;
  }
}

/**
 * Implements `upload --post`: uploads all pictures into one post, in the order given, and prints its link. Nothing is
 * sent when one of them is refused: half of a post is not what was asked for.
 */
export async function uploadPost(
  session: Session,
  args: readonly string[],
  options: PostOptions,
  context: CommandContext,
): Promise<{ readonly code: ExitCode; readonly link: string | null }> {
  const { terminal, i18n } = context;
  const given = await createDraft(session, args, context, options);
  if (!given) return { code: exitCodes.nothingTried, link: null };
  const { id } = given;
  await submit(session, id);
  await resumeQueue(session, context);
  const batch = createBatch(given.pictures.map(({ name, jobId }) => ({ input: name, jobId, error: null })));
  // Only the post's link is printed, not those of its pictures.
  const silent = { ...context, terminal: { ...terminal, printResult: () => {} } };
  const report = createUploadReport(batch, silent, false, null);
  const how = await trackBatch(session, batch, context, {
    onEnded: report.onEnded,
    onProgress: report.onProgress,
    onEvent: report.onEvent,
  });
  report.close();
  const made = how === 'interrupted' ? null : await waitForPost(session, id, context);
  if (made === null) {
    terminal.printInfo(i18n.t('cli.post.interrupted'));
    return { code: exitCodes.someFailed, link: null };
  }
  const link = made.state === 'done' && made.album ? visible(made.album.page) : null;
  if (options.isJson) terminal.printResult(jsonLine(postObject(made)));
  else if (link) terminal.printResult(link);
  if (made.state === 'done') {
    if (made.emptyLeft) terminal.printInfo(i18n.t('cli.post.empty-left'));
    return { code: exitCodes.done, link };
  }
  if (made.error) terminal.printError(i18n.failure(made.error));
  terminal.printInfo(i18n.t('cli.post.kept'));
  return { code: how === 'given-up' ? exitCodes.nothingTried : exitCodes.someFailed, link: null };
}
